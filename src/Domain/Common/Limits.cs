namespace TreatmentPlans.Domain.Common;

/// <summary>Longest texts, in UTF-16 code units, and longest lists; for the checks at the edge and for the columns.</summary>
public static class Limits
{
    public const int Code = 40;
    public const int Name = 200;
    public const int Contact = 320;
    public const int Uri = 400;
    public const int Reason = 1_000;
    public const int Note = 4_000;

    public const int Items = 100;
}
