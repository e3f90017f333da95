import GANEngine
import TextUI
