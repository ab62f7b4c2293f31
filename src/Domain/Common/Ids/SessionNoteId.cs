namespace TreatmentPlans.Domain.Common;

public readonly record struct SessionNoteId(Guid Value) : ITypedId<SessionNoteId>
{
    public static SessionNoteId From(Guid value) => new(value);

    public int CompareTo(SessionNoteId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
