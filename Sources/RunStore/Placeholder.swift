import GANEngine
