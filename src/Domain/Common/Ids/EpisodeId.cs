namespace TreatmentPlans.Domain.Common;

public readonly record struct EpisodeId(Guid Value) : ITypedId<EpisodeId>
{
    public static EpisodeId From(Guid value) => new(value);

    public int CompareTo(EpisodeId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
