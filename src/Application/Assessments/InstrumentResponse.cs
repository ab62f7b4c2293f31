using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Assessments;

/// <summary>What an instrument asks, what may be answered and how it is scored.</summary>
/// <param name="Version">Of the questions.</param>
/// <param name="ScoringVersion">Of the scores and bands.</param>
/// <param name="LookBack">The time that is asked about; null where the questions say it one by one, or ask about now.</param>
/// <param name="Licence">Whose it is, and on which terms it is here.</param>
/// <param name="LoincPanel">Null where there is no code that we know.</param>
/// <param name="PrincipalScore">Code of the score that stands for the whole; null where there is none.</param>
/// <param name="IsSelfReport">Whether patients may answer it alone; else a clinician asks.</param>
/// <param name="Variants">Wordings that are scored differently; one of them is named with the answers.</param>
public sealed record InstrumentResponse(
    InstrumentCode Code,
    string Name,
    int Version,
    int ScoringVersion,
    LookBack? LookBack,
    string Licence,
    string? LoincPanel,
    string? PrincipalScore,
    bool IsSelfReport,
    IReadOnlyList<WordingVariant> Variants,
    IReadOnlyList<InstrumentItem> Items,
    IReadOnlyList<ScoreDefinition> Scores,
    IReadOnlyList<AssessmentFlag> Flags)
{
    public static InstrumentResponse Of(Instrument instrument) => new(
        instrument.Code,
        instrument.Name,
        instrument.Version,
        instrument.ScoringVersion,
        instrument.LookBack,
        instrument.Licence,
        instrument.LoincPanel,
        instrument.PrincipalScore,
        instrument.IsSelfReport,
        instrument.Variants,
        instrument.Items,
        instrument.Scores,
        [.. instrument.Flags.Select(flag => flag.Flag)]);
}
