namespace TreatmentPlans.Application.Common;

/// <summary>One read and one write scope per feature folder (D26).</summary>
public static class Scopes
{
    public const string ProgramsRead = "programs:read";
    public const string ProgramsWrite = "programs:write";
    public const string PatientsRead = "patients:read";
    public const string PatientsWrite = "patients:write";
    public const string EpisodesRead = "episodes:read";
    public const string EpisodesWrite = "episodes:write";
    public const string PlansRead = "plans:read";
    public const string PlansWrite = "plans:write";
    public const string PhasesRead = "phases:read";
    public const string PhasesWrite = "phases:write";
    public const string SchedulingRead = "scheduling:read";
    public const string SchedulingWrite = "scheduling:write";
    public const string AssessmentsRead = "assessments:read";
    public const string AssessmentsWrite = "assessments:write";
    public const string SkillsRead = "skills:read";
    public const string SkillsWrite = "skills:write";
    public const string SupportRead = "support:read";
    public const string SupportWrite = "support:write";
    public const string ProgressRead = "progress:read";
    public const string CoverageRead = "coverage:read";
    public const string CoverageWrite = "coverage:write";
    public const string TransitionRead = "transition:read";
    public const string TransitionWrite = "transition:write";
    public const string ReportsRead = "reports:read";

    /// <summary>Beside the figures, the episodes behind them.</summary>
    public const string ReportCasesRead = "report-cases:read";
    public const string WorkItemsRead = "work-items:read";
    public const string WorkItemsWrite = "work-items:write";
    public const string IntegrationRead = "integration:read";
    public const string IntegrationWrite = "integration:write";

    public static IReadOnlyList<string> All { get; } =
    [
        ProgramsRead, ProgramsWrite, PatientsRead, PatientsWrite, EpisodesRead, EpisodesWrite, PlansRead, PlansWrite,
        PhasesRead, PhasesWrite, SchedulingRead, SchedulingWrite, AssessmentsRead, AssessmentsWrite,
        SkillsRead, SkillsWrite, SupportRead, SupportWrite, ProgressRead, CoverageRead, CoverageWrite,
        TransitionRead, TransitionWrite, ReportsRead, ReportCasesRead, WorkItemsRead,
        WorkItemsWrite, IntegrationRead, IntegrationWrite,
    ];
}
