using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Discharges;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Integration;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Scheduling.Calendars;
using TreatmentPlans.Domain.Scheduling.Proposals;
using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.Transition;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Common;

/// <summary>
/// The database as use cases see it: every set is filtered by the caller's organization and by the disclosure rule (D28),
/// and <see cref="SaveChangesAsync"/> stores state, history, events and audit together or not at all.
/// </summary>
public interface IAppDbContext
{
    DbSet<Organization> Organizations { get; }

    DbSet<Program> Programs { get; }

    DbSet<Practitioner> Practitioners { get; }

    DbSet<Patient> Patients { get; }

    DbSet<RelatedPerson> RelatedPersons { get; }

    DbSet<Episode> Episodes { get; }

    DbSet<StepDownPhase> StepDownPhases { get; }

    DbSet<ReadinessEvaluation> ReadinessEvaluations { get; }

    DbSet<LevelOfCareDecision> LevelOfCareDecisions { get; }

    DbSet<WorkItem> WorkItems { get; }

    /// <summary>Kept by <see cref="SaveChangesAsync"/> from <see cref="IIdentified.ClaimedIdentifiers"/>; read only here.</summary>
    IQueryable<ExternalIdentifier> ExternalIdentifiers { get; }

    DbSet<ApiClient> ApiClients { get; }

    DbSet<OutboxMessage> Outbox { get; }

    DbSet<RecoveryPlan> RecoveryPlans { get; }

    /// <summary>The obligations of all plans; read only.</summary>
    IQueryable<OwedReview> OwedReviews { get; }

    DbSet<PlanTemplate> PlanTemplates { get; }

    DbSet<TherapyGroup> TherapyGroups { get; }

    DbSet<Enrolment> Enrolments { get; }

    DbSet<PatientAvailability> PatientAvailabilities { get; }

    DbSet<PractitionerAvailability> PractitionerAvailabilities { get; }

    DbSet<ScheduleProposal> ScheduleProposals { get; }

    /// <summary>Searches that wait or are under way.</summary>
    DbSet<ProposalRun> ProposalRuns { get; }

    DbSet<Session> Sessions { get; }

    DbSet<SessionSeries> SessionSeries { get; }

    DbSet<AttendanceRecord> AttendanceRecords { get; }

    DbSet<CalendarToken> CalendarTokens { get; }

    DbSet<SessionNote> SessionNotes { get; }

    DbSet<ContactAttempt> ContactAttempts { get; }

    DbSet<Discharge> Discharges { get; }

    DbSet<DrugTest> DrugTests { get; }

    DbSet<SkillPractice> SkillPractices { get; }

    DbSet<Homework> Homework { get; }

    DbSet<SupportContact> SupportContacts { get; }

    DbSet<CareTeam> CareTeams { get; }

    DbSet<Encouragement> Encouragements { get; }

    DbSet<Trigger> Triggers { get; }

    DbSet<WellbeingCheckIn> WellbeingCheckIns { get; }

    DbSet<UseEvent> UseEvents { get; }

    DbSet<Milestone> Milestones { get; }

    DbSet<MilestoneSharing> MilestoneSharings { get; }

    DbSet<Assessment> Assessments { get; }

    DbSet<RelapsePreventionPlan> RelapsePreventionPlans { get; }

    DbSet<ContinuingCarePlan> ContinuingCarePlans { get; }

    DbSet<FollowUp> FollowUps { get; }

    DbSet<IndependenceChecklist> IndependenceChecklists { get; }

    DbSet<PatientCoverage> Coverages { get; }

    DbSet<PayerContract> PayerContracts { get; }

    DbSet<EpisodeBilling> EpisodeBillings { get; }

    DbSet<EpisodeCostEstimate> CostEstimates { get; }

    /// <summary>Episodes whose service lines are to be derived anew.</summary>
    DbSet<BillingMark> BillingMarks { get; }

    DbSet<PayerAuthorization> Authorizations { get; }

    DbSet<ParityEntry> ParityLog { get; }

    DbSet<Certification> Certifications { get; }

    /// <summary>Kept by <see cref="SaveChangesAsync"/> from <see cref="IClaimant.Claims"/>, which refuses what is taken; read only here.</summary>
    IQueryable<Booking> Bookings { get; }

    /// <summary>
    /// Until the transaction ends nobody else gets past here for this root, so what is read from now on holds until it is written.
    /// A row that is not there, or not the organization's, locks nothing.
    /// </summary>
    Task LockAsync<TRoot>(Guid id, CancellationToken cancellationToken)
        where TRoot : AggregateRoot;

    /// <summary>As above, for many at once and always in the same order.</summary>
    Task LockAllAsync<TRoot>(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
        where TRoot : AggregateRoot;

    /// <summary>As above, for the time of people and rooms: until the transaction ends nobody else books it.</summary>
    Task LockTimeAsync(IEnumerable<ResourceClaim> claims, CancellationToken cancellationToken);

    /// <summary>Asks all queries of the batch at once.</summary>
    Task RunAsync(QueryBatch batch, CancellationToken cancellationToken);

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}
