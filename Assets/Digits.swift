enum Digits {}
