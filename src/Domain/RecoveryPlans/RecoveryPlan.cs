using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>
/// The plan of one episode, over all its versions. At most one version is in force (Active or OnHold) and at most one is
/// unsigned (Draft or PendingSignature). What is signed is a version's document; what happens to its goals and objectives,
/// and the reviews it owes, is kept here by item id (D5, D8).
/// </summary>
public sealed partial class RecoveryPlan : AggregateRoot, IPatientRecord
{
    private readonly List<PlanVersion> _versions = [];

    private RecoveryPlan()
    {
    }

    public RecoveryPlanId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public ProgramId ProgramId { get; private set; }

    /// <summary>Author of the newest version: whose list the plan is on.</summary>
    public PractitionerId AuthorId { get; private set; }

    /// <summary>Number of the version that stands for the plan: the one in force, else the unsigned one, else the last.</summary>
    public int CurrentNumber { get; private set; }

    /// <summary>Status of that version.</summary>
    public PlanVersionStatus Status { get; private set; }

    /// <summary>Number of the Draft or PendingSignature version.</summary>
    public int? DraftNumber { get; private set; }

    /// <summary>The earliest open review obligation.</summary>
    public DateOnly? NextReviewDueOn { get; private set; }

    public IReadOnlyList<PlanVersion> Versions => _versions;

    public IReadOnlyList<GoalRecord> Goals { get; private set; } = [];

    public IReadOnlyList<ObjectiveRecord> Objectives { get; private set; } = [];

    public IReadOnlyList<ReviewObligation> ReviewObligations { get; private set; } = [];

    public IReadOnlyList<PlanReview> Reviews { get; private set; } = [];

    public PlanVersion Current => _versions.Single(version => version.Number == CurrentNumber);

    /// <summary>The first day on which a version was in force; null before that.</summary>
    public DateOnly? FirstActiveFrom => _versions.Min(version => version.ActiveFrom);

    public PlanVersion? InForce => _versions.SingleOrDefault(version => version.IsInForce);

    /// <summary>The Draft or PendingSignature version.</summary>
    public PlanVersion? Unsigned => _versions.SingleOrDefault(version => version.IsUnsigned);

    public bool IsOpen => Current.IsInForce || Current.IsUnsigned;

    /// <exception cref="DomainException">409 EPISODE_NOT_OPEN; 422 UNKNOWN_ITEM.</exception>
    public static RecoveryPlan Open(
        RecoveryPlanId id,
        Episode episode,
        PractitionerId author,
        PlanContent content,
        AppliedTemplate? template,
        ProgramPolicies policies,
        Act act)
    {
        if (!episode.IsOpen)
        {
            throw RecoveryPlanErrors.EpisodeNotOpen();
        }

        var plan = new RecoveryPlan
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            ProgramId = episode.ProgramId,
        };
        plan._versions.Add(new PlanVersion(1, author, plan.Identify(content, act), template, revisionReason: null, act));
        plan.Refresh();
        plan.Record(new PlanOpened(plan));
        if (episode.AdmittedOn is { } admittedOn)
        {
            plan.OweInitialPlan(admittedOn, policies.ContentProfile, act);
        }

        return plan;
    }

    /// <summary>The version in force on that day, or the last one that was, as known at that instant.</summary>
    public PlanVersion? VersionAsOf(DateOnly asOf, DateTimeOffset knownAt) =>
        _versions.LastOrDefault(version => version.StatusAsOf(asOf, knownAt) is
            PlanVersionStatus.Active or PlanVersionStatus.OnHold or PlanVersionStatus.Completed or PlanVersionStatus.Discontinued);

    /// <exception cref="DomainException">409 NO_DRAFT, PLAN_LOCKED; 422 UNKNOWN_ITEM, DUPLICATE.</exception>
    public PlanContent EditDraft(Func<PlanContent, PlanContent> edit, Act act)
    {
        var draft = RequireDraft();
        draft.Write(Identify(edit(draft.Document), act));
        MarkChanged();
        return draft.Document;
    }

    /// <summary>Everything the validation profile and the SMART checks find in the unsigned version; nothing changes.</summary>
    /// <exception cref="DomainException">409 NO_DRAFT.</exception>
    public IReadOnlyList<FieldError> Validate(bool safetyPlanRequired, ProgramPolicies policies, DateOnly today)
    {
        var facts = new ContentFacts(
            today,
            Objectives.Where(objective => objective.IsClosed).Select(objective => objective.ObjectiveId).ToHashSet(),
            Goals.Where(goal => goal.Status is GoalStatus.Rejected).Select(goal => goal.GoalId).ToHashSet(),
            HeldReviews.Count(),
            safetyPlanRequired);
        return ContentProfile.Check((Unsigned ?? throw RecoveryPlanErrors.NoDraft()).Document, facts, policies);
    }

    /// <exception cref="DomainException">409 NO_DRAFT, ILLEGAL_TRANSITION; 422 PLAN_INCOMPLETE with every failure.</exception>
    public void Submit(bool safetyPlanRequired, ProgramPolicies policies, Act act)
    {
        var draft = Unsigned ?? throw RecoveryPlanErrors.NoDraft();
        if (draft.Status is not PlanVersionStatus.Draft)
        {
            throw CommonErrors.IllegalTransition(draft.Status, "submit");
        }

        if (Validate(safetyPlanRequired, policies, act.On) is { Count: > 0 } errors)
        {
            throw RecoveryPlanErrors.Incomplete(errors);
        }

        draft.Submit(act);
        Refresh();
        Record(new PlanSubmitted(this, draft));
    }

    /// <summary>Back to Draft under the same number; the signatures stay as void rows (D3).</summary>
    /// <exception cref="DomainException">409 NO_DRAFT, ILLEGAL_TRANSITION.</exception>
    public void Withdraw(string? reason, Act act)
    {
        var pending = Unsigned ?? throw RecoveryPlanErrors.NoDraft();
        if (pending.Status is not PlanVersionStatus.PendingSignature)
        {
            throw CommonErrors.IllegalTransition(pending.Status, "withdraw");
        }

        pending.Withdraw(act, reason);
        Refresh();
        Record(new PlanWithdrawn(this, pending));
    }

    /// <summary>
    /// Opens the next draft from the version in force. Its dates and the patient's part in it are left to be written anew.
    /// </summary>
    /// <exception cref="DomainException">409 DRAFT_EXISTS, ILLEGAL_TRANSITION.</exception>
    public PlanVersion Revise(PractitionerId author, string? reason, Act act)
    {
        if (Unsigned is not null)
        {
            throw RecoveryPlanErrors.DraftExists();
        }

        var source = InForce ?? throw CommonErrors.IllegalTransition(Status, "revise");
        var content = source.Document with { EffectiveFrom = null, NextReviewOn = null, Participation = null };
        var draft = new PlanVersion(_versions.Max(version => version.Number) + 1, author, content, source.Template, reason, act);
        _versions.Add(draft);
        Refresh();
        Record(new PlanRevised(this, draft));
        return draft;
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION; 422 DATE_OUT_OF_ORDER.</exception>
    public void Hold(string reason, Act act)
    {
        var held = RequireInForce(PlanVersionStatus.Active, "hold");
        RequireInOrder([held.Transitions[^1].OccurredOn], act);
        held.MoveTo(PlanVersionStatus.OnHold, act, reason);
        Refresh();
        Record(new PlanHeld(this));
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, REVIEW_REQUIRED; 422 DATE_OUT_OF_ORDER.</exception>
    public void Resume(ReviewCadencePolicy policy, Act act)
    {
        var held = RequireInForce(PlanVersionStatus.OnHold, "resume");
        var heldOn = held.Transitions[^1].OccurredOn;
        RequireInOrder([heldOn], act);
        if (act.On.DayNumber - heldOn.DayNumber > policy.HoldWithoutReviewDays && !HeldReviews.Any(review => review.CompletedOn >= heldOn))
        {
            throw RecoveryPlanErrors.ReviewRequired(policy.HoldWithoutReviewDays);
        }

        held.MoveTo(PlanVersionStatus.Active, act);
        Refresh();
        Record(new PlanResumed(this));
    }

    /// <summary>Gives up the unsigned version; the one in force stays in force.</summary>
    /// <exception cref="DomainException">409 NO_DRAFT.</exception>
    public void Cancel(string reason, Act act)
    {
        var cancelled = Unsigned ?? throw RecoveryPlanErrors.NoDraft();
        cancelled.MoveTo(PlanVersionStatus.Cancelled, act, reason);
        Refresh();
        Record(new PlanDraftCancelled(this, cancelled));
    }

    /// <summary>Ends the plan because treatment was completed.</summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Complete(Act act)
    {
        Close(PlanVersionStatus.Completed, "complete", act);
        Record(new PlanCompleted(this));
    }

    /// <summary>Ends the plan by any other discharge.</summary>
    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION.</exception>
    public void Discontinue(Act act)
    {
        Close(PlanVersionStatus.Discontinued, "discontinue", act);
        Record(new PlanDiscontinued(this));
    }

    /// <exception cref="DomainException">404 without such a version; 409 ILLEGAL_TRANSITION.</exception>
    public void EnterInError(int versionNumber, string reason, Act act)
    {
        var wrong = GetVersion(versionNumber);
        if (wrong.Status is PlanVersionStatus.EnteredInError)
        {
            throw CommonErrors.IllegalTransition(wrong.Status, "enter-in-error");
        }

        wrong.MoveTo(PlanVersionStatus.EnteredInError, act, reason);
        Refresh();
        Record(new PlanEnteredInError(this, wrong));
    }

    /// <exception cref="DomainException">404.</exception>
    public PlanVersion GetVersion(int number) =>
        _versions.SingleOrDefault(version => version.Number == number) ?? throw CommonErrors.NotFound();

    private void Close(PlanVersionStatus status, string action, Act act)
    {
        var closing = InForce ?? throw CommonErrors.IllegalTransition(Status, action);
        // A draft that nobody signed ends with the plan.
        Unsigned?.MoveTo(PlanVersionStatus.Cancelled, act);
        closing.MoveTo(status, act);
        foreach (var goal in Goals.Where(goal => goal.Status is GoalStatus.Active or GoalStatus.OnHold))
        {
            Put(goal, GoalStatus.NotAchieved, null, act);
        }

        Refresh();
    }

    private PlanVersion RequireDraft() => Unsigned switch
    {
        null => throw RecoveryPlanErrors.NoDraft(),
        { IsEditable: false } => throw RecoveryPlanErrors.Locked(),
        var draft => draft,
    };

    private PlanVersion RequireInForce(PlanVersionStatus status, string action) =>
        InForce is { } version && version.Status == status ? version : throw CommonErrors.IllegalTransition(Status, action);

    private PlanContent Identify(PlanContent content, Act act) =>
        (content with { SchemaVersion = PlanContent.CurrentSchemaVersion })
            .WithIds(
                _versions.SelectMany(version => PlanItems.Of(version.Document)).Select(item => (item.Kind, item.Id!.Value)).ToHashSet(),
                act.At);

    private void Refresh()
    {
        var current = InForce ?? Unsigned
            ?? _versions.LastOrDefault(version => version.Status is PlanVersionStatus.Completed or PlanVersionStatus.Discontinued)
            ?? _versions[^1];
        CurrentNumber = current.Number;
        Status = current.Status;
        DraftNumber = Unsigned?.Number;
        AuthorId = _versions[^1].AuthorId;
        if (!IsOpen)
        {
            // What was still owed ends with the plan, and counts neither as done nor as late.
            ReviewObligations = [.. ReviewObligations.Where(obligation => obligation.CompletedBy is not null)];
        }

        RefreshNextReview();
    }
}
