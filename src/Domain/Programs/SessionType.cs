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

    /// <summary>With the patient's family while the patient is not there: no hours of treatment, and attended is what the family did.</summary>
    FamilyWithoutPatient,

    CaseManagement,
    PeerSupport,
    DrugTest,
    Assessment,
    MedicalCheck,

    /// <summary>A mutual-help meeting elsewhere: never hours of treatment.</summary>
    MutualHelpExternal,
}
