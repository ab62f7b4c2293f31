using System.Text.RegularExpressions;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Episodes;

/// <summary>An ICD-10-CM diagnosis of the episode.</summary>
/// <param name="IndexOn">The day on which it was first made.</param>
/// <param name="RecordedBy">Null where another system sent it.</param>
public sealed partial record Diagnosis(
    DiagnosisId Id,
    string Code,
    bool IsPrimary,
    DateOnly IndexOn,
    PractitionerId? RecordedBy,
    DateTimeOffset RecordedAt,
    EnteredInError? EnteredInError)
{
    /// <summary>Whether it is a substance use disorder, F10 to F19; remission codes count (rule DX-1).</summary>
    public bool IsSubstanceUse => SubstanceUse().IsMatch(Code);

    /// <summary>Upper case with the dot, as in F10.20.</summary>
    public static bool IsCode(string text) => Icd10Cm().IsMatch(text);

    [GeneratedRegex(@"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?\z")]
    private static partial Regex Icd10Cm();

    [GeneratedRegex(@"^F1[0-9]\.")]
    private static partial Regex SubstanceUse();
}
