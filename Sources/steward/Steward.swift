import ArgumentParser
import Hummingbird

@main struct Steward: ParsableCommand { func run() { print("hi") } }
