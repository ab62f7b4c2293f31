namespace TreatmentPlans.Domain.Programs;

public enum SessionType
{
    /// <summary>Group block of intensive outpatient treatment.</summary>
    IopBlock,

    ProcessGroup,
    SkillsGroup,
    RelapsePreventionGroup,
    Psychoeducation,
    MultiFamilyGroup,
    Individual,
    Family,
    CaseManagement,
    PeerSupport,
    DrugTest,
    Assessment,
    MedicalCheck,

    /// <summary>A mutual-help meeting elsewhere: never hours of treatment.</summary>
    MutualHelpExternal,
}
