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
        var known = assessments
            .Where(assessment => assessment.Instrument == InstrumentCode.Bscq && assessment.AnsweredOn <= asOf)
            .Where(assessment => assessment.RecordedAt <= knownAt && !(assessment.EnteredInError?.At <= knownAt))
            .OrderBy(assessment => assessment.AnsweredAt).ThenBy(assessment => assessment.RecordedAt)
            .ToList();
        return known is not [.., var latest]
            ? null
            : new ConfidenceFocus(latest.Id, latest.AnsweredOn, [.. latest.Focus.Select(item => Of(Enum.Parse<RiskSituation>(item), known, practices))]);
    }

    private static SituationPractice Of(RiskSituation situation, List<Assessment> answered, IEnumerable<SkillPractice> practices)
    {
        var inIt = practices.Where(practice => practice.Situation == situation).ToList();
        List<ConfidencePoint> course =
        [
            .. answered.Select((assessment, index) => new ConfidencePoint(
                assessment.AnsweredOn,
                assessment.Answers.Single(answer => answer.Item == $"{situation}").Value,
                inIt.Count(practice => practice.PractisedAt <= assessment.AnsweredAt && (index == 0 || practice.PractisedAt > answered[index - 1].AnsweredAt)))),
        ];
        return new SituationPractice(
            situation,
            course[^1].Confidence,
            course,
            inIt.Count,
            inIt.Count == 0 ? null : inIt.Average(practice => (decimal)practice.Effectiveness),
            [.. SkillCatalogue.All.Where(skill => skill.Situations.Contains(situation)).Select(skill => skill.Code)]);
    }
}

/// <param name="Confidence">0 to 100, as answered last.</param>
/// <param name="Course">Every answer of the episode, the oldest first, with what was practised before it.</param>
/// <param name="Practices">In this situation.</param>
/// <param name="MeanEffectiveness">Of those, 0 to 10, unrounded; null where there are none.</param>
/// <param name="SkillCodes">What helps there, by the catalogue.</param>
public sealed record SituationPractice(
    RiskSituation Situation,
    int Confidence,
    IReadOnlyList<ConfidencePoint> Course,
    int Practices,
    decimal? MeanEffectiveness,
    IReadOnlyList<string> SkillCodes);

/// <param name="PracticesBefore">In the situation, since the answer before this one.</param>
public sealed record ConfidencePoint(DateOnly AnsweredOn, int Confidence, int PracticesBefore);
