using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Auditing;
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

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// One model for both databases; the two subclasses hold what differs, and a migration set each. Never pooled: the container
/// disposes a context once for each name it is known by, and a pool would lend it to the next caller after the first.
/// </summary>
internal abstract class AppDbContext(DbContextOptions options, ContextScope scope)
    : DbContext(options), IAppDbContext, IDataProtectionKeyContext
{
    /// <summary>Every row of every query belongs to it.</summary>
    internal const string OrganizationFilter = "organization";

    /// <summary>Workforce of the organization sees its patients; a patient its own record; a client what it wrote (D28).</summary>
    internal const string DisclosureFilter = "disclosure";

    private bool _saving;

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Program> Programs => Set<Program>();

    public DbSet<Practitioner> Practitioners => Set<Practitioner>();

    public DbSet<Patient> Patients => Set<Patient>();

    public DbSet<RelatedPerson> RelatedPersons => Set<RelatedPerson>();

    public DbSet<Episode> Episodes => Set<Episode>();

    public DbSet<StepDownPhase> StepDownPhases => Set<StepDownPhase>();

    public DbSet<ReadinessEvaluation> ReadinessEvaluations => Set<ReadinessEvaluation>();

    public DbSet<LevelOfCareDecision> LevelOfCareDecisions => Set<LevelOfCareDecision>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public IQueryable<ExternalIdentifier> ExternalIdentifiers => Set<ExternalIdentifier>().AsNoTracking();

    public DbSet<ApiClient> ApiClients => Set<ApiClient>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<RecoveryPlan> RecoveryPlans => Set<RecoveryPlan>();

    public IQueryable<OwedReview> OwedReviews => Set<OwedReview>().AsNoTracking();

    public DbSet<PlanTemplate> PlanTemplates => Set<PlanTemplate>();

    public DbSet<TherapyGroup> TherapyGroups => Set<TherapyGroup>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<PatientAvailability> PatientAvailabilities => Set<PatientAvailability>();

    public DbSet<PractitionerAvailability> PractitionerAvailabilities => Set<PractitionerAvailability>();

    public DbSet<ScheduleProposal> ScheduleProposals => Set<ScheduleProposal>();

    public DbSet<ProposalRun> ProposalRuns => Set<ProposalRun>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SessionSeries> SessionSeries => Set<SessionSeries>();

    public DbSet<AttendanceRecord> AttendanceRecords => Set<AttendanceRecord>();

    public DbSet<CalendarToken> CalendarTokens => Set<CalendarToken>();

    public DbSet<SessionNote> SessionNotes => Set<SessionNote>();

    public DbSet<ContactAttempt> ContactAttempts => Set<ContactAttempt>();

    public DbSet<Discharge> Discharges => Set<Discharge>();

    public DbSet<DrugTest> DrugTests => Set<DrugTest>();

    public DbSet<SkillPractice> SkillPractices => Set<SkillPractice>();

    public DbSet<Homework> Homework => Set<Homework>();

    public DbSet<SupportContact> SupportContacts => Set<SupportContact>();

    public DbSet<CareTeam> CareTeams => Set<CareTeam>();

    public DbSet<Encouragement> Encouragements => Set<Encouragement>();

    public DbSet<Trigger> Triggers => Set<Trigger>();

    public DbSet<WellbeingCheckIn> WellbeingCheckIns => Set<WellbeingCheckIn>();

    public DbSet<UseEvent> UseEvents => Set<UseEvent>();

    public DbSet<RelapsePreventionPlan> RelapsePreventionPlans => Set<RelapsePreventionPlan>();

    public DbSet<ContinuingCarePlan> ContinuingCarePlans => Set<ContinuingCarePlan>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<IndependenceChecklist> IndependenceChecklists => Set<IndependenceChecklist>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<MilestoneSharing> MilestoneSharings => Set<MilestoneSharing>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<PatientCoverage> Coverages => Set<PatientCoverage>();

    public DbSet<PayerContract> PayerContracts => Set<PayerContract>();

    public DbSet<EpisodeBilling> EpisodeBillings => Set<EpisodeBilling>();

    public DbSet<EpisodeCostEstimate> CostEstimates => Set<EpisodeCostEstimate>();

    public DbSet<BillingMark> BillingMarks => Set<BillingMark>();

    public DbSet<PayerAuthorization> Authorizations => Set<PayerAuthorization>();

    public DbSet<ParityEntry> ParityLog => Set<ParityEntry>();

    public DbSet<Certification> Certifications => Set<Certification>();

    public IQueryable<Booking> Bookings => Set<Booking>().AsNoTracking();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal OrganizationId CurrentOrganization => scope.Caller.OrganizationId;

    internal bool IsWorkforce => scope.Caller.IsWorkforce();

    internal string CurrentClient => scope.Caller.ClientId;

    internal PatientId CurrentPatient => scope.Caller.PatientId ?? default;

    internal ICaller CurrentCaller => scope.Caller;

    internal IDisclosureTrail Trail => scope.Trail;

    public abstract Task LockAsync<TRoot>(Guid id, CancellationToken cancellationToken)
        where TRoot : AggregateRoot;

    public abstract Task LockAllAsync<TRoot>(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
        where TRoot : AggregateRoot;

    public virtual async Task RunAsync(QueryBatch batch, CancellationToken cancellationToken)
    {
        foreach (var query in batch.Queries)
        {
            await query.ReadAsync(cancellationToken);
        }
    }

    public Task LockTimeAsync(IEnumerable<ResourceClaim> claims, CancellationToken cancellationToken) =>
        LockNamesAsync(claims.Select(claim => Scheduling.Bookings.NameOf(CurrentOrganization, claim)), cancellationToken);

    /// <summary>As <see cref="LockAsync"/> for what has no row of its own. Always in the same order, so that nobody waits in a ring.</summary>
    internal abstract Task LockNamesAsync(IEnumerable<string> names, CancellationToken cancellationToken);

    /// <summary>
    /// Lets the reactions to the events run, stamps, keeps the replaced versions, writes the events to the outbox, and saves
    /// it all at once. A reaction may call it too: what it changed is saved by the call that is under way.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_saving)
        {
            return 0;
        }

        _saving = true;
        // Asked for once, when all reactions are through, instead of at each look at the tracker.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var events = await PublishAsync(cancellationToken);
            ChangeTracker.DetectChanges();
            var now = scope.Clock.GetUtcNow();
            var roots = ChangeTracker.Entries<AggregateRoot>().Where(root => root.State is not EntityState.Unchanged).ToList();
            AggregateSaving.Stamp(roots, scope.Caller, now);
            foreach (var record in roots.Select(root => root.Entity).OfType<IPatientRecord>())
            {
                scope.Trail.Disclosed(record.PatientId);
            }

            await IdentifierHolders.KeepAsync(this, roots, cancellationToken);
            await Scheduling.Bookings.KeepAsync(this, roots, cancellationToken);
            object[] log =
            [
                .. AggregateSaving.Changes(roots, ChangeTracker),
                .. events.Select(e => new OutboxMessage(CurrentOrganization, e, CurrentClient, now)),
            ];
            var rows = await WriteAsync(log, acceptAllChangesOnSuccess, cancellationToken);
            roots.ForEach(root => root.Entity.MarkSaved());
            return rows;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
            _saving = false;
        }
    }

    /// <summary>Writes what is tracked, and the rows that are written once and never read back here.</summary>
    protected virtual Task<int> WriteAsync(object[] log, bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        AddRange(log);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private async Task<IReadOnlyList<IDomainEvent>> PublishAsync(CancellationToken cancellationToken)
    {
        var published = new HashSet<IDomainEvent>(ReferenceEqualityComparer.Instance);
        var inOrder = new List<IDomainEvent>();
        IDomainEventPublisher? publisher = null;
        while (true)
        {
            var fresh = ChangeTracker.Entries<AggregateRoot>().SelectMany(root => root.Entity.Events).Where(published.Add).ToList();
            if (fresh.Count == 0)
            {
                return inOrder;
            }

            inOrder.AddRange(fresh);
            publisher ??= scope.Publisher;
            foreach (var occurrence in fresh)
            {
                await publisher.PublishAsync(occurrence, cancellationToken);
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        foreach (var id in typeof(OrganizationId).Assembly.GetTypes().Where(IsTypedId))
        {
            configuration.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
        }

        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        model.UseOpenIddict();

        model.Entity<AuditEntry>().HasQueryFilter(OrganizationFilter, entry => entry.OrganizationId == CurrentOrganization);
        model.Entity<IdempotencyRecord>().HasQueryFilter(OrganizationFilter, record => record.OrganizationId == CurrentOrganization);
        model.Entity<AggregateHistory>().HasQueryFilter(OrganizationFilter, history => history.OrganizationId == CurrentOrganization);
        model.Entity<ExternalIdentifier>().HasQueryFilter(OrganizationFilter, identifier => identifier.OrganizationId == CurrentOrganization);
        model.Entity<Booking>().HasQueryFilter(OrganizationFilter, booking => booking.OrganizationId == CurrentOrganization);
        model.Entity<ProposalRun>().HasQueryFilter(OrganizationFilter, run => run.OrganizationId == CurrentOrganization);
        model.Entity<BillingMark>().HasQueryFilter(OrganizationFilter, mark => mark.OrganizationId == CurrentOrganization);
        model.Entity<OwedReview>().HasQueryFilter(OrganizationFilter, review => review.OrganizationId == CurrentOrganization);
        model.Entity<OwedReview>().HasQueryFilter(DisclosureFilter, review => IsWorkforce || review.PatientId == CurrentPatient);
        model.Entity<OutboxMessage>().HasQueryFilter(OrganizationFilter, message => message.OrganizationId == CurrentOrganization);
        model.Entity<OutboxMessage>().HasQueryFilter(
            DisclosureFilter, message => IsWorkforce || message.CausedByClient == CurrentClient || message.PatientId == CurrentPatient);

        foreach (var type in model.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => type.IsAssignableTo(typeof(AggregateRoot))).ToList())
        {
            FilterMethod.MakeGenericMethod(type).Invoke(this, [model]);
        }
    }

    private static readonly MethodInfo FilterMethod =
        typeof(AppDbContext).GetMethod(nameof(Filter), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static bool IsTypedId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    private void Filter<TRoot>(ModelBuilder model)
        where TRoot : AggregateRoot
    {
        var entity = model.Entity<TRoot>();
        entity.HasQueryFilter(OrganizationFilter, root => root.OrganizationId == CurrentOrganization);

        if (!typeof(TRoot).IsAssignableTo(typeof(IPatientRecord)))
        {
            return;
        }

        // The patient's own row is found by its id; every other record of a patient names the patient.
        var patientColumn = entity.Metadata.FindProperty(nameof(IPatientRecord.PatientId)) is not null ? nameof(IPatientRecord.PatientId) : "Id";
        Expression<Func<TRoot, bool>> disclosed = entity.Metadata.FindProperty(patientColumn)!.IsNullable
            ? root => IsWorkforce || root.CreatedByClient == CurrentClient || EF.Property<PatientId?>(root, patientColumn) == CurrentPatient
            : root => IsWorkforce || root.CreatedByClient == CurrentClient || EF.Property<PatientId>(root, patientColumn) == CurrentPatient;
        entity.HasQueryFilter(DisclosureFilter, disclosed);
    }
}
