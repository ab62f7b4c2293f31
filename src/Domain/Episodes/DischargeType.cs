namespace TreatmentPlans.Domain.Episodes;

/// <summary>How an episode ended, rule DIS-1.</summary>
public enum DischargeType
{
    CompletedSuccessfully,
    LeftAgainstAdvice,
    NoContact,
    Administrative,
    TransferredHigher,
    TransferredLower,
    TransferredOther,
    Incarcerated,
    Deceased,
    Moved,
    InsuranceEnded,
    Medical,
    Other,
}

public static class DischargeTypes
{
    /// <summary>The reason in the discharge record of TEDS.</summary>
    public static int TedsReason(this DischargeType type) => type switch
    {
        DischargeType.CompletedSuccessfully => 1,
        DischargeType.LeftAgainstAdvice or DischargeType.NoContact => 2,
        DischargeType.Administrative => 3,
        DischargeType.TransferredHigher or DischargeType.TransferredLower or DischargeType.TransferredOther => 4,
        DischargeType.Incarcerated => 5,
        DischargeType.Deceased => 6,
        DischargeType.Moved or DischargeType.InsuranceEnded or DischargeType.Medical or DischargeType.Other => 7,
    };

    public static bool Completes(this DischargeType type) => type == DischargeType.CompletedSuccessfully;
}

/// <summary>The end of care.</summary>
/// <param name="DischargedOn">Last day in care, of the programme.</param>
/// <param name="TedsReason">1 to 7.</param>
public sealed record EpisodeEnd(DateOnly DischargedOn, DischargeType Type, int TedsReason, Common.DischargeId DischargeId, DateTimeOffset RecordedAt);
