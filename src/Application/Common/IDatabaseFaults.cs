namespace TreatmentPlans.Application.Common;

/// <summary>What an exception of the database means for the request.</summary>
public enum DatabaseFault
{
    /// <summary>Not a fault this port knows: a bug.</summary>
    Unknown,

    /// <summary>Somebody else changed the row in between: 412 under If-Match, else 409 (D30).</summary>
    LostRace,

    /// <summary>A unique index refused the row: 412 under If-Match, else 409 (D30).</summary>
    Duplicate,

    /// <summary>Locked, overloaded or away: 503.</summary>
    Busy,
}

public interface IDatabaseFaults
{
    DatabaseFault Classify(Exception exception);
}
