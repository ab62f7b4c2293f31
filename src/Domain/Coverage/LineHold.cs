using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>Why a line waits before it is billed (BIL-15). What the payer does not pay then is the contract's matter.</summary>
public enum LineHold
{
    /// <summary>The patient was at another level of care on that day than the contract says.</summary>
    LevelMismatch,

    /// <summary>No authorization is for this service on this day.</summary>
    NoAuthorization,

    /// <summary>The authorization for it is used up.</summary>
    AuthorizationExceeded,

    /// <summary>Medicare asks for a physician's certification, and none holds on this day (MED-4).</summary>
    CertificationMissing,
}

public static class LineHolds
{
    /// <param name="level">Of the patient on the day of the service; null where the patient was not admitted.</param>
    /// <param name="authorization">What came of the authorizations for it.</param>
    /// <param name="isCertified">Whether the payer has the certification that it asks for, if any.</param>
    public static IEnumerable<LineHold> Of(LineTerms terms, LevelOfCare? level, LineAuthorization authorization, bool isCertified)
    {
        if (terms.LevelsOfCare.Count > 0 && (level is null || !terms.LevelsOfCare.Contains(level)))
        {
            yield return LineHold.LevelMismatch;
        }

        switch (authorization)
        {
            case LineAuthorization.Missing:
                yield return LineHold.NoAuthorization;
                break;
            case LineAuthorization.Exceeded:
                yield return LineHold.AuthorizationExceeded;
                break;
        }

        if (!isCertified)
        {
            yield return LineHold.CertificationMissing;
        }
    }
}
