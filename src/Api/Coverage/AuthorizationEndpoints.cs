using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Coverage;

internal static class AuthorizationEndpoints
{
    private const string Tag = "Coverage";

    private static readonly Role[] Writers = [Role.Billing, Role.Supervisor, Role.System];

    private static readonly Role[] ParityReaders = [Role.Billing, Role.Supervisor, Role.PrivacyOfficer, Role.Auditor];

    public static void MapAuthorizations(this IEndpointRouteBuilder api)
    {
        var ofEpisode = api.MapGroup("/episodes/{episodeId}/authorizations").WithTags(Tag);
        var authorization = api.MapGroup("/authorizations/{authorizationId}").WithTags(Tag);

        ofEpisode.MapGet("/", List)
            .Operation("listAuthorizations", "List what payers were asked for, drafted last first")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders);
        ofEpisode.MapPost("/", Draft)
            .Operation("draftAuthorization", "Write down what a payer is to be asked for")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "EPISODE_NOT_OPEN", "IDENTIFIER_TAKEN")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "UNKNOWN_REFERENCE",
                "COVERAGE_NOT_IN_FORCE",
                "UNKNOWN_SERVICE_CODE",
                "UNKNOWN_LEVEL_OF_CARE",
                "PERIOD_ENDS_BEFORE_START",
                "PREVIOUS_NOT_GRANTED",
                "DUPLICATE",
                "INVALID_NPI");
        authorization.MapGet("/", Get)
            .Operation("getAuthorization", "Read one authorization, with what is left of it")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders);
        authorization.MapGet("/forecast", Forecast)
            .Operation("getAuthorizationForecast", "Say when an authorization runs out by what is booked, and by which day more has to be asked for")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders)
            .Refuses(StatusCodes.Status409Conflict, "AUTHORIZATION_NOT_GRANTED");
        authorization.MapPost("/submit", Submit)
            .Operation("submitAuthorization", "Ask the payer, for the first time or with what it wanted to know")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR", "EPISODE_NOT_OPEN")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "RATINGS_REQUIRED", "PLAN_NOT_ACTIVE");
        authorization.MapPost("/decide", Decide)
            .Operation("decideAuthorization", "Record what the payer said; where it granted less than was asked for, that is logged")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "DATE_IN_FUTURE",
                "DATE_OUT_OF_ORDER",
                "PERIOD_ENDS_BEFORE_START",
                "UNITS_EXCEED_REQUEST",
                "REASON_REQUIRED",
                "GRANT_NOT_ALLOWED");
        authorization.MapPost("/appeal", Appeal)
            .Operation("appealAuthorization", "Ask the payer to think again; what it granted stands meanwhile")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR");
        authorization.MapPost("/terminate", Terminate)
            .Operation("terminateAuthorization", "End what was granted before its period is over")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ILLEGAL_TRANSITION", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_OUT_OF_ORDER");
        authorization.MapPost("/enter-in-error", EnterInError)
            .Operation("enterAuthorizationInError", "Say that an authorization was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.CoverageWrite, Writers)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");

        api.MapGroup("/parity-log").WithTags(Tag).MapGet("/", ListParity)
            .Operation("listParityLog", "List what payers denied or granted less of than was asked for, logged last first")
            .RequireAccess(Scopes.CoverageRead, ParityReaders);
    }

    private static async Task<PageAnswer<AuthorizationResponse>> List(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListAuthorizations(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<AuthorizationResponse>> Draft(
        Guid episodeId, AuthorizationBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var drafted = await mediator.Send(new DraftAuthorization(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/authorizations/{drafted.Id}", drafted);
    }

    private static async Task<OkAnswer<AuthorizationResponse>> Get(Guid authorizationId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetAuthorization(new AuthorizationId(authorizationId)), cancellationToken));

    private static async Task<OkAnswer<AuthorizationForecastResponse>> Forecast(
        Guid authorizationId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetAuthorizationForecast(new AuthorizationId(authorizationId)), cancellationToken));

    private static async Task<OkAnswer<AuthorizationResponse>> Submit(
        Guid authorizationId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new SubmitAuthorization(new AuthorizationId(authorizationId), ifMatch), cancellationToken));

    private static async Task<OkAnswer<AuthorizationResponse>> Decide(
        Guid authorizationId, AuthorizationDecisionBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new DecideAuthorization(new AuthorizationId(authorizationId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<AuthorizationResponse>> Appeal(
        Guid authorizationId, AppealAuthorizationBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new AppealAuthorization(new AuthorizationId(authorizationId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<AuthorizationResponse>> Terminate(
        Guid authorizationId, TerminateAuthorizationBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new TerminateAuthorization(new AuthorizationId(authorizationId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<AuthorizationResponse>> EnterInError(
        Guid authorizationId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new EnterAuthorizationInError(new AuthorizationId(authorizationId), ifMatch, body), cancellationToken));

    private static async Task<PageAnswer<ParityEntryResponse>> ListParity(
        [AsParameters] ParityQuery filter, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(
            new ListParityLog(filter.Payer, filter.ProgramId is { } id ? new ProgramId(id) : null, filter.From, filter.To, page), cancellationToken));

    internal sealed record ParityQuery
    {
        [Description("Only of the payer of that name.")]
        public string? Payer { get; init; }

        [Description("Only of that programme.")]
        public Guid? ProgramId { get; init; }

        [Description("First day of the decision.")]
        public DateOnly? From { get; init; }

        [Description("Last day of the decision, inclusive.")]
        public DateOnly? To { get; init; }
    }
}
