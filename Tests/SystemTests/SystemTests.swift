import Testing

/// The whole program, started as an operator starts it. One after the other: each has processes of its own.
@Suite(
    .serialized, .enabled(if: Project.program != nil, "there is no steward to start: build it, or set STEWARD_BINARY"),
    .timeLimit(.minutes(3)))
enum SystemTests {}
