using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Skills;

/// <summary>
/// The situations in which the patient felt least confident, and what was practised for them, rule SKL-4.
/// </summary>
/// <param name="AssessmentId">The latest BSCQ.</param>
/// <param name="Situations">Least confidence first.</param>
public sealed record ConfidenceFocus(AssessmentId AssessmentId, DateOnly AnsweredOn, IReadOnlyList<SituationPractice> Situations)
{
    /// <param name="assessments">Of one patient; others than the BSCQ are passed over.</param>
    /// <param name="practices">Of the patient, those that are to count.</param>
    /// <returns>Null where nobody had answered a BSCQ by that day, as far as was known.</returns>
    public static ConfidenceFocus? Of(
        IEnumerable<Assessment> assessments, IReadOnlyCollection<SkillPractice> practices, DateOnly asOf, DateTimeOffset knownAt)
    {
        var latest = assessments
            .Where(assessment => assessment.Instrument == InstrumentCode.Bscq && assessment.AnsweredOn <= asOf)
            .Where(assessment => assessment.RecordedAt <= knownAt && !(assessment.EnteredInError?.At <= knownAt))
            .OrderBy(assessment => assessment.AnsweredAt).ThenBy(assessment => assessment.RecordedAt)
            .LastOrDefault();
        return latest is null
            ? null
            : new ConfidenceFocus(
                latest.Id,
                latest.AnsweredOn,
                [.. latest.Focus.Select(item => Of(Enum.Parse<RiskSituation>(item), latest.Answers.Single(answer => answer.Item == item).Value, practices))]);
    }

    private static SituationPractice Of(RiskSituation situation, int confidence, IEnumerable<SkillPractice> practices)
    {
        var inIt = practices.Where(practice => practice.Situation == situation).ToList();
        return new SituationPractice(
            situation,
            confidence,
            inIt.Count,
            inIt.Count == 0 ? null : inIt.Average(practice => (decimal)practice.Effectiveness),
            [.. SkillCatalogue.All.Where(skill => skill.Situations.Contains(situation)).Select(skill => skill.Code)]);
    }
}

/// <param name="Confidence">0 to 100, as answered.</param>
/// <param name="Practices">In this situation.</param>
/// <param name="MeanEffectiveness">Of those, 0 to 10, unrounded; null where there are none.</param>
/// <param name="SkillCodes">What helps there, by the catalogue.</param>
public sealed record SituationPractice(
    RiskSituation Situation, int Confidence, int Practices, decimal? MeanEffectiveness, IReadOnlyList<string> SkillCodes);
