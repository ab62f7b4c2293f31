namespace TreatmentPlans.Domain.Common;

/// <summary>An id that cannot be taken for the id of something else. The value is a UUIDv7, so ids sort by creation.</summary>
public interface ITypedId<TSelf> : IComparable<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

public static class TypedId
{
    /// <summary>Makes an id from the clock that the caller holds: UUIDv7, millisecond precision.</summary>
    public static TId New<TId>(DateTimeOffset now)
        where TId : struct, ITypedId<TId> => TId.From(Guid.CreateVersion7(now));
}
