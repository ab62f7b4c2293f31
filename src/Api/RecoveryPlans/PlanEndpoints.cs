using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Api.RecoveryPlans;

/// <summary>Plans and their drafts (D4).</summary>
internal static class PlanEndpoints
{
    private const string Tag = "Recovery plans";
    private static readonly Role[] Writers = [Role.Counselor, Role.Supervisor];

    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        api.MapPost("/episodes/{episodeId}/plans", Open)
            .WithTags(Tag)
            .Operation("openPlan", "Open the plan of an episode: blank, with content, from a template, or from the plan of the episode before")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "OPEN_PLAN_EXISTS", "EPISODE_NOT_OPEN", "CONFLICT")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_ITEM", "UNKNOWN_REFERENCE", "NO_PREVIOUS_PLAN");

        api.MapGet("/plans", List)
            .WithTags(Tag)
            .Operation("listPlans", "List plans, newest first")
            .RequireAccess(Scopes.PlansRead, RoleSets.ClinicalReaders)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED");

        api.MapGet("/plans/{planId}", Get)
            .WithTags(Tag)
            .Operation("getPlan", "Read a plan as it stands, or as of a day and what was known at an instant")
            .RequireAccess(Scopes.PlansRead, RoleSets.ClinicalReaders);

        api.MapGet("/plans/{planId}/draft", GetDraft)
            .WithTags(Tag)
            .Operation("getPlanDraft", "Read the content of the draft, as PUT takes it")
            .RequireAccess(Scopes.PlansRead, RoleSets.ClinicalReaders)
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT");

        api.MapPut("/plans/{planId}/draft", ReplaceDraft)
            .WithTags(Tag)
            .Operation("replacePlanDraft", "Write the whole draft: keeps the item ids given, creates items without one")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_ITEM", "DUPLICATE", "UNKNOWN_REFERENCE");

        api.MapPost("/plans/{planId}/problems", AddProblem)
            .WithTags(Tag)
            .Operation("addProblem", "Add a problem to the draft")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_ITEM", "DUPLICATE", "UNKNOWN_REFERENCE");

        api.MapPut("/plans/{planId}/problems/{problemId}", ReplaceProblem)
            .WithTags(Tag)
            .Operation("replaceProblem", "Rewrite a problem of the draft; what stands under it stays unless given")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_ITEM", "DUPLICATE", "UNKNOWN_REFERENCE", "ID_MISMATCH");

        api.MapDelete("/plans/{planId}/problems/{problemId}", RemoveProblem)
            .WithTags(Tag)
            .Operation("removeProblem", "Take a problem out of the draft")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED");

        api.MapPost("/plans/{planId}/goals", AddGoal)
            .WithTags(Tag)
            .Operation("addGoal", "Add a goal to the draft")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_ITEM", "DUPLICATE", "UNKNOWN_REFERENCE");

        api.MapPut("/plans/{planId}/goals/{goalId}", ReplaceGoal)
            .WithTags(Tag)
            .Operation("replaceGoal", "Rewrite a goal of the draft; what stands under it stays unless given")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_ITEM", "DUPLICATE", "UNKNOWN_REFERENCE", "ID_MISMATCH");

        api.MapDelete("/plans/{planId}/goals/{goalId}", RemoveGoal)
            .WithTags(Tag)
            .Operation("removeGoal", "Take a goal out of the draft")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED");

        api.MapPost("/plans/{planId}/goals/{goalId}/objectives", AddObjective)
            .WithTags(Tag)
            .Operation("addObjective", "Add an objective to the draft")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_ITEM", "DUPLICATE", "UNKNOWN_REFERENCE");

        api.MapPut("/plans/{planId}/objectives/{objectiveId}", ReplaceObjective)
            .WithTags(Tag)
            .Operation("replaceObjective", "Rewrite an objective of the draft; what stands under it stays unless given")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_ITEM", "DUPLICATE", "UNKNOWN_REFERENCE", "ID_MISMATCH");

        api.MapDelete("/plans/{planId}/objectives/{objectiveId}", RemoveObjective)
            .WithTags(Tag)
            .Operation("removeObjective", "Take an objective out of the draft")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED");

        api.MapPost("/plans/{planId}/objectives/{objectiveId}/interventions", AddIntervention)
            .WithTags(Tag)
            .Operation("addIntervention", "Add an intervention to the draft")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_ITEM", "DUPLICATE", "UNKNOWN_REFERENCE");

        api.MapPut("/plans/{planId}/interventions/{interventionId}", ReplaceIntervention)
            .WithTags(Tag)
            .Operation("replaceIntervention", "Rewrite an intervention of the draft")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_REFERENCE", "ID_MISMATCH");

        api.MapDelete("/plans/{planId}/interventions/{interventionId}", RemoveIntervention)
            .WithTags(Tag)
            .Operation("removeIntervention", "Take an intervention out of the draft")
            .RequireAccess(Scopes.PlansWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "NO_DRAFT", "PLAN_LOCKED");
    }

    private static async Task<CreatedAnswer<PlanResponse>> Open(
        Guid episodeId, OpenPlanBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var plan = await mediator.Send(new OpenPlan(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/plans/{plan.Id}", plan);
    }

    private static async Task<PageAnswer<PlanSummary>> List(
        [AsParameters] PlanFilter filter, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(
            new ListPlans(
                filter.Mine,
                filter.Status,
                filter.ReviewOverdue,
                filter.PatientId is { } patient ? new PatientId(patient) : null,
                filter.EpisodeId is { } episode ? new EpisodeId(episode) : null,
                filter.ProgramId is { } program ? new ProgramId(program) : null,
                page),
            cancellationToken));

    private static async Task<OkAnswer<PlanResponse>> Get(
        Guid planId, DateOnly? asOf, DateTimeOffset? knownAt, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(asOf is null && knownAt is null
            ? await mediator.Send(new GetPlan(new RecoveryPlanId(planId)), cancellationToken)
            : await mediator.Send(new GetPlanAsOf(new RecoveryPlanId(planId), asOf, knownAt), cancellationToken));

    private static async Task<OkAnswer<StoredResource<PlanContent>>> GetDraft(
        Guid planId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetDraft(new RecoveryPlanId(planId)), cancellationToken));

    private static async Task<OkAnswer<StoredResource<PlanContent>>> ReplaceDraft(
        Guid planId, PlanContent body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReplaceDraft(new RecoveryPlanId(planId), ifMatch, body), cancellationToken));

    private static async Task<CreatedAnswer<PlanPartResponse<Problem>>> AddProblem(
        Guid planId, Problem body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken)
    {
        var added = await mediator.Send(new AddProblem(new RecoveryPlanId(planId), ifMatch, body), cancellationToken);
        return Answer.Created($"/plans/{planId}/problems/{added.Item.Id}", added);
    }

    private static async Task<OkAnswer<PlanPartResponse<Problem>>> ReplaceProblem(
        Guid planId, Guid problemId, Problem body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReplaceProblem(new RecoveryPlanId(planId), new ProblemId(problemId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<StoredResource<PlanContent>>> RemoveProblem(
        Guid planId, Guid problemId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RemoveProblem(new RecoveryPlanId(planId), new ProblemId(problemId), ifMatch), cancellationToken));

    private static async Task<CreatedAnswer<PlanPartResponse<Goal>>> AddGoal(
        Guid planId, AddGoalBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken)
    {
        var added = await mediator.Send(new AddGoal(new RecoveryPlanId(planId), ifMatch, body), cancellationToken);
        return Answer.Created($"/plans/{planId}/goals/{added.Item.Id}", added);
    }

    private static async Task<OkAnswer<PlanPartResponse<Goal>>> ReplaceGoal(
        Guid planId, Guid goalId, Goal body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReplaceGoal(new RecoveryPlanId(planId), new GoalId(goalId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<StoredResource<PlanContent>>> RemoveGoal(
        Guid planId, Guid goalId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RemoveGoal(new RecoveryPlanId(planId), new GoalId(goalId), ifMatch), cancellationToken));

    private static async Task<CreatedAnswer<PlanPartResponse<Objective>>> AddObjective(
        Guid planId, Guid goalId, Objective body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken)
    {
        var added = await mediator.Send(new AddObjective(new RecoveryPlanId(planId), new GoalId(goalId), ifMatch, body), cancellationToken);
        return Answer.Created($"/plans/{planId}/objectives/{added.Item.Id}", added);
    }

    private static async Task<OkAnswer<PlanPartResponse<Objective>>> ReplaceObjective(
        Guid planId, Guid objectiveId, Objective body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReplaceObjective(new RecoveryPlanId(planId), new ObjectiveId(objectiveId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<StoredResource<PlanContent>>> RemoveObjective(
        Guid planId, Guid objectiveId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RemoveObjective(new RecoveryPlanId(planId), new ObjectiveId(objectiveId), ifMatch), cancellationToken));

    private static async Task<CreatedAnswer<PlanPartResponse<Intervention>>> AddIntervention(
        Guid planId, Guid objectiveId, Intervention body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken)
    {
        var added = await mediator.Send(new AddIntervention(new RecoveryPlanId(planId), new ObjectiveId(objectiveId), ifMatch, body), cancellationToken);
        return Answer.Created($"/plans/{planId}/interventions/{added.Item.Id}", added);
    }

    private static async Task<OkAnswer<PlanPartResponse<Intervention>>> ReplaceIntervention(
        Guid planId, Guid interventionId, Intervention body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReplaceIntervention(new RecoveryPlanId(planId), new InterventionId(interventionId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<StoredResource<PlanContent>>> RemoveIntervention(
        Guid planId, Guid interventionId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RemoveIntervention(new RecoveryPlanId(planId), new InterventionId(interventionId), ifMatch), cancellationToken));
}

internal sealed record PlanFilter(
    [property: Description("Only plans whose newest version the caller is the author of.")] bool? Mine,
    [property: Description("Status of the version that stands for the plan.")] PlanVersionStatus? Status,
    [property: Description("Whether a review is owed since before today in the programme's zone.")] bool? ReviewOverdue,
    Guid? PatientId,
    Guid? EpisodeId,
    Guid? ProgramId);
