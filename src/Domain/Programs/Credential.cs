namespace TreatmentPlans.Domain.Programs;

/// <summary>A licence or certificate.</summary>
/// <param name="Type">As printed on it, for example LCSW, LPC, LADC, CADC-II, MD.</param>
/// <param name="IssuingState">Two-letter code of the US state or territory.</param>
/// <param name="ValidTo">Last day of validity, inclusive; null while no end is known.</param>
/// <param name="IndependentlyLicensed">Whether its holder practises without a supervisor's countersignature.</param>
public sealed record Credential(
    string Type, string Number, string IssuingState, DateOnly ValidFrom, DateOnly? ValidTo, bool IndependentlyLicensed)
{
    public bool IsValidOn(DateOnly date) => ValidFrom <= date && (ValidTo is null || date <= ValidTo);
}
