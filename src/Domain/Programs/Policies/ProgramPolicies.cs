using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Programs.Policies;

/// <summary>
/// Every number by which a programme judges clinical work. Defaults, units and sources: docs/rules.md, by the ids named here.
/// </summary>
/// <param name="Attendance">Null, as in what was stored before there were sessions: the default.</param>
/// <param name="Scheduling">As <paramref name="Attendance"/>.</param>
/// <param name="Proposals">As <paramref name="Attendance"/>.</param>
/// <param name="Notes">As <paramref name="Attendance"/>.</param>
/// <param name="Discharge">As <paramref name="Attendance"/>.</param>
/// <param name="DrugTests">As <paramref name="Attendance"/>.</param>
/// <param name="Incentives">As <paramref name="Attendance"/>.</param>
/// <param name="Skills">As <paramref name="Attendance"/>.</param>
/// <param name="Support">As <paramref name="Attendance"/>.</param>
/// <param name="Assessments">As <paramref name="Attendance"/>.</param>
/// <param name="Progress">As <paramref name="Attendance"/>.</param>
/// <param name="Transition">As <paramref name="Attendance"/>.</param>
/// <param name="Authorizations">As <paramref name="Attendance"/>.</param>
/// <param name="Medicare">As <paramref name="Attendance"/>.</param>
/// <param name="Costs">As <paramref name="Attendance"/>.</param>
/// <param name="Quality">As <paramref name="Attendance"/>.</param>
public sealed record ProgramPolicies(
    LevelOfCarePolicy LevelOfCare,
    PlacementPolicy Placement,
    LeavePolicy Leave,
    ContentProfilePolicy ContentProfile,
    CountersignaturePolicy Countersignature,
    ReviewCadencePolicy ReviewCadence,
    ReadinessPolicy Readiness,
    AttendancePolicy? Attendance = null,
    SchedulingPolicy? Scheduling = null,
    ProposalPolicy? Proposals = null,
    NotePolicy? Notes = null,
    DischargePolicy? Discharge = null,
    SupportPolicy? Support = null,
    ProgressPolicy? Progress = null,
    DrugTestPolicy? DrugTests = null,
    IncentivePolicy? Incentives = null,
    AssessmentPolicy? Assessments = null,
    SkillPolicy? Skills = null,
    TransitionPolicy? Transition = null,
    AuthorizationPolicy? Authorizations = null,
    MedicarePolicy? Medicare = null,
    CostPolicy? Costs = null,
    QualityPolicy? Quality = null)
{
    public AttendancePolicy Attendance { get; init; } = Attendance ?? AttendancePolicy.Default;

    public SchedulingPolicy Scheduling { get; init; } = Scheduling ?? SchedulingPolicy.Default;

    public ProposalPolicy Proposals { get; init; } = Proposals ?? ProposalPolicy.Default;

    public NotePolicy Notes { get; init; } = Notes ?? NotePolicy.Default;

    public DischargePolicy Discharge { get; init; } = Discharge ?? DischargePolicy.Default;

    public DrugTestPolicy DrugTests { get; init; } = DrugTests ?? DrugTestPolicy.Default;

    public IncentivePolicy Incentives { get; init; } = Incentives ?? IncentivePolicy.Default;

    public SkillPolicy Skills { get; init; } = Skills ?? SkillPolicy.Default;

    public SupportPolicy Support { get; init; } = Support ?? SupportPolicy.Default;

    public AssessmentPolicy Assessments { get; init; } = Assessments ?? AssessmentPolicy.Default;

    public ProgressPolicy Progress { get; init; } = Progress ?? ProgressPolicy.Default;

    public TransitionPolicy Transition { get; init; } = Transition ?? TransitionPolicy.Default;

    public AuthorizationPolicy Authorizations { get; init; } = Authorizations ?? AuthorizationPolicy.Default;

    public MedicarePolicy Medicare { get; init; } = Medicare ?? MedicarePolicy.Default;

    public CostPolicy Costs { get; init; } = Costs ?? CostPolicy.Default;

    public QualityPolicy Quality { get; init; } = Quality ?? QualityPolicy.Default;

    public static ProgramPolicies Default { get; } = new(
        LevelOfCarePolicy.Default,
        PlacementPolicy.Default,
        LeavePolicy.Default,
        ContentProfilePolicy.Default,
        CountersignaturePolicy.Default,
        ReviewCadencePolicy.Default,
        ReadinessPolicy.Default);

    /// <exception cref="DomainException">422 UNKNOWN_LEVEL_OF_CARE, POLICY_INCOMPLETE, POLICY_CONTRADICTORY.</exception>
    /// <param name="pointer">Where the policies stand in the request.</param>
    public void Check(string pointer)
    {
        LevelOfCare.Check($"{pointer}/levelOfCare");
        Placement.Check($"{pointer}/placement");
        ContentProfile.Check($"{pointer}/contentProfile");
        ReviewCadence.Check($"{pointer}/reviewCadence");
        Readiness.Check($"{pointer}/readiness");
        Attendance.Check($"{pointer}/attendance");
        Scheduling.Check($"{pointer}/scheduling");
        DrugTests.Check($"{pointer}/drugTests");
        Incentives.Check($"{pointer}/incentives");
        Skills.Check($"{pointer}/skills");
        Support.Check($"{pointer}/support");
        Assessments.Check($"{pointer}/assessments");
        Progress.Check($"{pointer}/progress");
        Medicare.Check($"{pointer}/medicare");
        Transition.Check($"{pointer}/transition");
        Quality.Check($"{pointer}/quality");
    }
}

/// <summary>Policies from a date on, in the programme's zone, until the next entry takes effect.</summary>
public sealed record DatedPolicies(DateOnly EffectiveFrom, ProgramPolicies Policies);
