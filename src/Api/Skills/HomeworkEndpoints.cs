using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Skills;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Api.Skills;

internal static class HomeworkEndpoints
{
    /// <summary>Patients do for themselves, staff for them.</summary>
    private static readonly Role[] PatientsAndClinicians = [.. RoleSets.Clinicians, Role.Patient];

    public static void MapHomework(this IEndpointRouteBuilder api)
    {
        var episode = api.MapGroup("/episodes/{episodeId}").WithTags("Skills");

        episode.MapGet("/homework", List)
            .Operation("listHomework", "List the homework of an episode, assigned last first")
            .RequireAccess(Scopes.SkillsRead, RoleSets.CareReaders);
        episode.MapPost("/homework", Assign)
            .Operation("assignHomework", "Assign homework, for a skill and an objective of the plan")
            .RequireAccess(Scopes.SkillsWrite, RoleSets.Clinicians)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "UNKNOWN_REFERENCE");
        episode.MapGet("/homework-summary", Summary)
            .Operation("getHomeworkSummary", "Show how much homework was done, and on time, by phase")
            .RequireAccess(Scopes.SkillsRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");

        var homework = api.MapGroup("/homework/{homeworkId}").WithTags("Skills");

        homework.MapGet("/", Get)
            .Operation("getHomework", "Read one homework with its steps")
            .RequireAccess(Scopes.SkillsRead, RoleSets.CareReaders);
        homework.MapPost("/accept", Accept).IsStep("acceptHomework", "Take homework up", PatientsAndClinicians);
        homework.MapPost("/start", Start).IsStep("startHomework", "Begin with homework", PatientsAndClinicians);
        homework.MapPost("/submit", Submit)
            .IsStep("submitHomework", "Hand homework in, late too; what was missed until its phase ends", PatientsAndClinicians)
            .Refuses(StatusCodes.Status409Conflict, "PHASE_ENDED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "EVIDENCE_REQUIRED");
        homework.MapPost("/return", Return).IsDecision("returnHomework", "Give homework back for another look");
        homework.MapPost("/complete", Complete).IsDecision("completeHomework", "Take homework as done");
        homework.MapPost("/excuse", Excuse).IsDecision("excuseHomework", "Excuse the patient from homework; rates leave it out");
        homework.MapPost("/cancel", Cancel).IsDecision("cancelHomework", "Take homework back; rates leave it out");
        homework.MapPost("/enter-in-error", EnterInError)
            .Operation("enterHomeworkInError", "Say that homework was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.SkillsWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    internal sealed record AsOfQuery(
        [property: Description("The programme's date; today unless given.")] DateOnly? AsOf,
        [property: Description("What was known at this instant; now unless given.")] DateTimeOffset? KnownAt);

    private static RouteHandlerBuilder IsStep(this RouteHandlerBuilder endpoint, string operationId, string summary, Role[] roles) => endpoint
        .Operation(operationId, summary)
        .RequireAccess(Scopes.SkillsWrite, roles)
        .RequiresIfMatch()
        .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR")
        .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER");

    private static RouteHandlerBuilder IsDecision(this RouteHandlerBuilder endpoint, string operationId, string summary) => endpoint
        .IsStep(operationId, summary, RoleSets.Clinicians)
        .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED");

    private static async Task<PageAnswer<HomeworkResponse>> List(
        Guid episodeId,
        [Description("Only those of this status.")] HomeworkStatus? status,
        [AsParameters] PageQuery page,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListHomework(new EpisodeId(episodeId), status, page), cancellationToken));

    private static async Task<CreatedAnswer<HomeworkResponse>> Assign(
        Guid episodeId, HomeworkBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var homework = await mediator.Send(new AssignHomework(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/homework/{homework.Id}", homework);
    }

    private static async Task<OkAnswer<HomeworkSummaryResponse>> Summary(
        Guid episodeId, [AsParameters] AsOfQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetHomeworkSummary(new EpisodeId(episodeId), query.AsOf, query.KnownAt), cancellationToken));

    private static async Task<OkAnswer<HomeworkResponse>> Get(Guid homeworkId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetHomework(new HomeworkId(homeworkId)), cancellationToken));

    private static async Task<OkAnswer<HomeworkResponse>> Accept(
        Guid homeworkId, HomeworkStepBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new AcceptHomework(new HomeworkId(homeworkId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<HomeworkResponse>> Start(
        Guid homeworkId, HomeworkStepBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new StartHomework(new HomeworkId(homeworkId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<HomeworkResponse>> Submit(
        Guid homeworkId, SubmitHomeworkBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new SubmitHomework(new HomeworkId(homeworkId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<HomeworkResponse>> Return(
        Guid homeworkId, HomeworkReasonBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ReturnHomework(new HomeworkId(homeworkId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<HomeworkResponse>> Complete(
        Guid homeworkId, HomeworkStepBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new CompleteHomework(new HomeworkId(homeworkId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<HomeworkResponse>> Excuse(
        Guid homeworkId, HomeworkReasonBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new ExcuseHomework(new HomeworkId(homeworkId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<HomeworkResponse>> Cancel(
        Guid homeworkId, HomeworkReasonBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new CancelHomework(new HomeworkId(homeworkId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<HomeworkResponse>> EnterInError(
        Guid homeworkId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new EnterHomeworkInError(new HomeworkId(homeworkId), ifMatch, body), cancellationToken));
}
