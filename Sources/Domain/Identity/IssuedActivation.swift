/// Names an application whose code was issued.
public enum IssuedActivation {
    public typealias ID = Key<IssuedActivation>
}
