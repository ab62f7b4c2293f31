using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Skills;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Api.Skills;

internal sealed class SkillExamples : IExamples
{
    public IEnumerable<object> Bodies =>
    [
        new SkillPracticeBody(
            "urge-surfing",
            new DateTimeOffset(2026, 1, 17, 2, 30, 0, TimeSpan.Zero),
            PracticeSetting.Home,
            RiskSituation.UrgesAndTemptations,
            Difficulty: 3,
            Effectiveness: 7,
            "Ten minutes at the kitchen table; then it was over."),
        new HomeworkBody(
            "Trigger map",
            "Draw who, where, when and which mood come before a drink, and what you will do at each.",
            HomeworkPattern.TriggerMap,
            "trigger-map",
            new ObjectiveId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000034")),
            HomeworkEvidenceType.Text,
            new DateOnly(2026, 1, 12),
            new DateOnly(2026, 1, 15)),
        new HomeworkStepBody(new DateOnly(2026, 1, 15), "Clear, and useful for the next weeks."),
        new SubmitHomeworkBody(new DateOnly(2026, 1, 15), "Friday after work, the bar at the station, being tired. I take the bus instead."),
        new HomeworkReasonBody("Please add what you do when you are alone at home.", new DateOnly(2026, 1, 15)),
    ];
}
