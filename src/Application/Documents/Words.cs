using System.Globalization;
using System.Text.RegularExpressions;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Documents;

/// <summary>Codes in the words of those who are treated.</summary>
internal static partial class Words
{
    private static readonly Dictionary<Enum, string> Known = new()
    {
        [InterventionType.IopBlock] = "Intensive group session",
        [InterventionType.MultiFamilyGroup] = "Group with several families",
        [InterventionType.Psychoeducation] = "Class about addiction and recovery",
        [InterventionType.ProcessGroup] = "Group talk",
        [InterventionType.Individual] = "One-to-one session",
        [InterventionType.Family] = "Family session",
        [InterventionType.MutualHelpExternal] = "Mutual-help meeting",
        [SessionType.IopBlock] = "Intensive group session",
        [SessionType.MultiFamilyGroup] = "Group with several families",
        [SessionType.Psychoeducation] = "Class about addiction and recovery",
        [SessionType.ProcessGroup] = "Group talk",
        [SessionType.Individual] = "One-to-one session",
        [SessionType.Family] = "Family session",
        [SessionType.FamilyWithoutPatient] = "Session with your family, without you",
        [SessionType.MutualHelpExternal] = "Mutual-help meeting",
        [InterventionModality.CognitiveBehavioral] = "Cognitive behavioral therapy",
        [InterventionModality.DialecticalBehaviorSkills] = "Skills of dialectical behavior therapy",
        [InterventionModality.FamilySystems] = "Family therapy",
        [InterventionModality.MatrixModel] = "Matrix model",
        [InterventionModality.MindfulnessBasedRelapsePrevention] = "Mindfulness-based relapse prevention",
        [InterventionModality.TwelveStepFacilitation] = "Twelve-step facilitation",
        [PhaseExit.PlanSigned] = "When this plan is signed",
        [PhaseExit.Readiness] = "When you and your team agree that you are ready",
        [PhaseExit.Date] = "On its last day",
        [PlanVersionStatus.Draft] = "Draft, not signed",
        [PlanVersionStatus.PendingSignature] = "Waiting for signatures",
        [PlanVersionStatus.Active] = "In force",
        [PlanVersionStatus.Superseded] = "Replaced by a later version",
        [PlanVersionStatus.Cancelled] = "Given up before it was signed",
        [PlanVersionStatus.EnteredInError] = "Entered by mistake",
        [ParticipationMode.WithGuardian] = "Together with your guardian",
        [ParticipationMode.Refused] = "You did not want to take part",
        [ParticipationMode.Video] = "By video",
        [ParticipationMode.Telephone] = "By telephone",
        [ParticipationMode.Written] = "In writing",
        [SignatureRole.Author] = "Counselor who wrote the plan",
        [SignatureMethod.ElectronicTyped] = "Electronically, typed",
        [SignatureMethod.ElectronicDrawn] = "Electronically, drawn",
        [SignatureMethod.PaperScan] = "On paper",
        [SignatureMethod.VerbalAttested] = "By word, before a witness",
        [MeasureCode.AttendancePercent] = "Sessions attended, in percent",
        [MeasureCode.AuditCScore] = "AUDIT-C score (drinking)",
        [MeasureCode.AuditScore] = "AUDIT score (drinking)",
        [MeasureCode.BamProtective] = "BAM score of what protects",
        [MeasureCode.BamRisk] = "BAM score of what puts at risk",
        [MeasureCode.BamUse] = "BAM score of use",
        [MeasureCode.BscqMean] = "BSCQ mean (confidence to resist)",
        [MeasureCode.CravingMean] = "Mean of the daily craving, 0 to 10",
        [MeasureCode.Dast10Score] = "DAST-10 score (drugs)",
        [MeasureCode.DaysAbstinentPercent] = "Days without use, in percent",
        [MeasureCode.DaysSinceLastUse] = "Days since last use",
        [MeasureCode.MedicationDays] = "Days with medication",
        [MeasureCode.Frequency] = "How often it happens",
        [MeasureCode.Gad7Score] = "GAD-7 score (anxiety)",
        [MeasureCode.HomeworkCompletionPercent] = "Homework done, in percent",
        [MeasureCode.NegativeTestPercent] = "Negative tests, in percent",
        [MeasureCode.Phq9Score] = "PHQ-9 score (depression)",
        [MeasureCode.SkillUses] = "Uses of the skills",
        [MeasureCode.TriggersWithCopingPlan] = "Triggers that have a plan to cope",
        [MeasureCode.UricaReadiness] = "URICA score (readiness to change)",
        [MeasureCode.UseDays] = "Days of use",
        [MeasureCode.Who5Index] = "WHO-5 index (well-being)",
        [MeasureCode.YesNo] = "Done, yes or no",
        [TransitionPlanStatus.Draft] = "Draft, not signed",
        [TransitionPlanStatus.Active] = "In force",
        [TransitionPlanStatus.Superseded] = "Replaced by a later version",
        [TransitionPlanStatus.EnteredInError] = "Entered by mistake",
        [GoalStatus.Active] = "We are working on it",
        [GoalStatus.OnHold] = "On hold for now",
        [GoalStatus.Achieved] = "Reached",
        [GoalStatus.NotAchieved] = "Not reached",
        [GoalStatus.Maintained] = "Reached, and kept",
        [GoalStatus.Abandoned] = "Given up",
        [ObjectiveStatus.Active] = "We are working on it",
        [ObjectiveStatus.Achieved] = "Reached",
        [ObjectiveStatus.NotAchieved] = "Not reached",
        [Comparator.LessThan] = "less than",
        [Comparator.AtMost] = "at most",
        [Comparator.Equal] = "exactly",
        [Comparator.AtLeast] = "at least",
        [Comparator.GreaterThan] = "more than",
    };

    private static readonly string[] ThirdEdition =
    [
        "Intoxication and withdrawal", "Physical health", "Feelings, behavior and thinking", "Readiness to change",
        "Risk of use and relapse", "Where and with whom you live",
    ];

    private static readonly string[] FourthEdition =
    [
        "Intoxication, withdrawal and medication", "Physical health", "Mental health and thinking", "Risks that come with use",
        "Where and with whom you live", "What matters to you",
    ];

    private static readonly string[] Risks = ["None", "Mild", "Moderate", "Serious", "Extreme"];

    /// <summary>A name in words: that of the catalogue above, else the name itself with spaces.</summary>
    public static string Of(Enum value)
    {
        if (Known.TryGetValue(value, out var known))
        {
            return known;
        }

        return Upper(WordStart().Replace(value.ToString(), " $1").ToLowerInvariant().TrimStart());
    }

    public static string Of(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    public static string Of(DateOnly? day) => day is { } known ? Of(known) : "";

    public static string Of(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Of(LevelOfCare level) => $"{LevelsOfCare.DefinitionOf(level).Label} (level {level.Code})";

    public static string Dimension(AsamEdition edition, int dimension) =>
        $"{dimension}. {(edition == AsamEdition.Third ? ThirdEdition : FourthEdition)[dimension - 1]}";

    public static string Risk(DimensionRating rating) =>
        rating.Risk is { } risk ? $"{Risks[risk]} ({risk} of {DimensionRating.HighestRisk})" : rating.RiskCode ?? "";

    /// <summary>What shows that it is reached: "Days since last use: at least 30". Of what is unfinished, nothing.</summary>
    public static string Of(Measurement? measurement)
    {
        if (measurement is not { Measure: { } measure, Comparator: { } comparator, TargetValue: { } target })
        {
            return "";
        }

        var parameters = measurement.Parameters;
        if (measure == MeasureCode.YesNo)
        {
            return $"{Upper(parameters.Subject ?? Of(measure))}: {(comparator.Holds(1, target) ? "yes" : "no")}";
        }

        var isNamedByPlan = measure is MeasureCode.Count or MeasureCode.Frequency;
        var what = isNamedByPlan ? Upper(parameters.Subject ?? Of(measure)) : Of(measure);

        var details = new[]
        {
            isNamedByPlan ? null : parameters.Subject,
            parameters.Skills is { Count: > 0 } skills ? string.Join(", ", skills.Select(skill => Lower(Of(skill)))) : null,
            parameters.Settings is { Count: > 0 } settings ? $"at {string.Join(", ", settings.Select(setting => Lower(Of(setting))))}" : null,
            parameters.Substance is { } substance ? $"of {(substance == Substance.Mdma ? "MDMA" : Lower(Of(substance)))}" : null,
            parameters.WindowDays is { } days ? $"within {days} days" : null,
            parameters.From is { } from ? $"from {Of(from)} on" : null,
        }.OfType<string>().ToList();
        var narrowed = details.Count == 0 ? what : $"{what} ({string.Join("; ", details)})";
        var today = measurement.BaselineValue is { } baseline ? $"; {Of(baseline)} at the start" : "";
        return $"{narrowed}: {Of(comparator)} {Of(target)}{today}";
    }

    /// <summary>"3 times a week, 180 minutes each".</summary>
    public static string Often(InterventionFrequency? frequency, int? minutes) => string.Join(
        ", ",
        new[]
        {
            frequency is null ? null : $"{(frequency.Times == 1 ? "once" : $"{frequency.Times} times")} a {Lower(Of(frequency.Per))}",
            minutes is null ? null : $"{minutes} minutes each",
        }.OfType<string>());

    public static string Of(SignatureRefusal refusal, ActorNames names) =>
        $"The patient did not want to sign on {Of(refusal.RefusedOn)}, before {names.Of(refusal.Witness)}: {refusal.Reason}";

    public static string Of(ResponsibilityTask task, ResponsibleParty party) => (task, party) switch
    {
        (ResponsibilityTask.CheckIns, ResponsibleParty.Staff) => "your team asks you how it goes",
        (ResponsibilityTask.CheckIns, ResponsibleParty.Shared) => "you and your team see to it together that you check in",
        (ResponsibilityTask.CheckIns, ResponsibleParty.Patient) => "you check in on your own",
        (ResponsibilityTask.Booking, ResponsibleParty.Staff) => "your team books your sessions",
        (ResponsibilityTask.Booking, ResponsibleParty.Shared) => "you and your team book your sessions together",
        (ResponsibilityTask.Booking, ResponsibleParty.Patient) => "you see to it that your sessions are booked",
        (ResponsibilityTask.HomeworkPlanning, ResponsibleParty.Staff) => "your team plans your homework",
        (ResponsibilityTask.HomeworkPlanning, ResponsibleParty.Shared) => "you and your team plan your homework together",
        (ResponsibilityTask.HomeworkPlanning, ResponsibleParty.Patient) => "you plan your own homework",
    };

    /// <summary>"From this phase on you check in on your own, and you plan your own homework." Of no change, nothing.</summary>
    public static string Change(string lead, string[] changes) => changes switch
    {
        [] => "",
        [var only] => $"{lead} {only}.",
        [.. var others, var last] => $"{lead} {string.Join(", ", others)}, and {last}.",
    };

    public static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();
}
