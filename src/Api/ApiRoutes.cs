using TreatmentPlans.Api.Assessments;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Coverage;
using TreatmentPlans.Api.Discharges;
using TreatmentPlans.Api.Documents;
using TreatmentPlans.Api.Episodes;
using TreatmentPlans.Api.Integration;
using TreatmentPlans.Api.Observability;
using TreatmentPlans.Api.Patients;
using TreatmentPlans.Api.Phases;
using TreatmentPlans.Api.Programs;
using TreatmentPlans.Api.Progress;
using TreatmentPlans.Api.RecoveryPlans;
using TreatmentPlans.Api.Reports;
using TreatmentPlans.Api.Scheduling;
using TreatmentPlans.Api.Skills;
using TreatmentPlans.Api.Support;
using TreatmentPlans.Api.Transition;
using TreatmentPlans.Api.WorkItems;

namespace TreatmentPlans.Api;

internal static class ApiRoutes
{
    /// <summary>Every feature's operations, in one place.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapHealth();
        app.MapCalendarFeeds();
        var api = app.MapV1();
        api.MapPrograms();
        api.MapPractitioners();
        api.MapPatients();
        api.MapRelatedPersons();
        api.MapEpisodes();
        api.MapEpisodeFacts();
        api.MapClients();
        api.MapEvents();
        api.MapPlanTemplates();
        api.MapPlans();
        api.MapPlanVersions();
        api.MapPlanProgress();
        api.MapPhases();
        api.MapSessions();
        api.MapSeries();
        api.MapAttendance();
        api.MapSessionNotes();
        api.MapCalendarTokens();
        api.MapPatientCalendar();
        api.MapGroups();
        api.MapEnrolments();
        api.MapAvailability();
        api.MapBookingChecks();
        api.MapProposals();
        api.MapContactAttempts();
        api.MapDischarges();
        api.MapDrugTests();
        api.MapSkills();
        api.MapHomework();
        api.MapSupportContacts();
        api.MapCareTeam();
        api.MapEncouragements();
        api.MapTriggers();
        api.MapCheckIns();
        api.MapUseEvents();
        api.MapMilestones();
        api.MapAssessments();
        api.MapProgress();
        api.MapServiceCodes();
        api.MapCoverages();
        api.MapRelapsePrevention();
        api.MapPlanDocuments();
        api.MapPayerContracts();
        api.MapBilling();
        api.MapAuthorizations();
        api.MapEpisodeDocuments();
        api.MapCertifications();
        api.MapReviewPackets();
        api.MapContinuingCare();
        api.MapFollowUps();
        api.MapTimelines();
        api.MapReports();
        api.MapIndependence();
        api.MapWorkItems();
    }
}
