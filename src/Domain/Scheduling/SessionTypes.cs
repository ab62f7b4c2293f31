using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>What a session is for cost and for make-ups: one takes the place of another of its category (D22).</summary>
public enum ServiceCategory
{
    GroupCounseling,
    IndividualCounseling,
    FamilyCounseling,

    /// <summary>The patient is not there, and so has time for something else.</summary>
    FamilyAlone,

    CaseManagement,
    PeerSupport,
    Testing,
    Assessment,
    Medical,
    MutualHelp,
}

/// <param name="IsTreatment">Its minutes are hours of treatment, and it is required unless the booking says otherwise.</param>
public sealed record SessionTypeDefinition(SessionType Type, ServiceCategory Category, bool IsTreatment);

/// <summary>Rule ATT-7.</summary>
public static class SessionTypes
{
    public static IReadOnlyList<SessionTypeDefinition> All { get; } =
    [
        new(SessionType.IopBlock, ServiceCategory.GroupCounseling, IsTreatment: true),
        new(SessionType.ProcessGroup, ServiceCategory.GroupCounseling, IsTreatment: true),
        new(SessionType.SkillsGroup, ServiceCategory.GroupCounseling, IsTreatment: true),
        new(SessionType.RelapsePreventionGroup, ServiceCategory.GroupCounseling, IsTreatment: true),
        new(SessionType.Psychoeducation, ServiceCategory.GroupCounseling, IsTreatment: true),
        new(SessionType.MultiFamilyGroup, ServiceCategory.FamilyCounseling, IsTreatment: true),
        new(SessionType.Individual, ServiceCategory.IndividualCounseling, IsTreatment: true),
        new(SessionType.Family, ServiceCategory.FamilyCounseling, IsTreatment: true),
        new(SessionType.FamilyWithoutPatient, ServiceCategory.FamilyAlone, IsTreatment: false),
        new(SessionType.CaseManagement, ServiceCategory.CaseManagement, IsTreatment: true),
        new(SessionType.PeerSupport, ServiceCategory.PeerSupport, IsTreatment: true),
        new(SessionType.DrugTest, ServiceCategory.Testing, IsTreatment: true),
        new(SessionType.Assessment, ServiceCategory.Assessment, IsTreatment: true),
        new(SessionType.MedicalCheck, ServiceCategory.Medical, IsTreatment: true),
        new(SessionType.MutualHelpExternal, ServiceCategory.MutualHelp, IsTreatment: false),
    ];

    private static readonly Dictionary<SessionType, SessionTypeDefinition> ByType = All.ToDictionary(row => row.Type);

    public static SessionTypeDefinition DefinitionOf(SessionType type) => ByType[type];

    /// <summary>Treats towards the objectives of the plan; tests, assessments and arrangements do so at most by the way.</summary>
    public static bool IsCounseling(this ServiceCategory category) =>
        category is ServiceCategory.GroupCounseling or ServiceCategory.IndividualCounseling or ServiceCategory.FamilyCounseling;
}
