using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Assessments;

internal static class DrugTestEndpoints
{
    public static void MapDrugTests(this IEndpointRouteBuilder api)
    {
        var episode = api.MapGroup("/episodes/{episodeId}").WithTags("Assessments");

        episode.MapGet("/drug-tests", List)
            .Operation("listDrugTests", "List the drug tests of an episode, recorded last first")
            .RequireAccess(Scopes.AssessmentsRead, RoleSets.CareReaders);
        episode.MapPost("/drug-tests", Record)
            .Operation("recordDrugTest", "Record the results of a drug test, or that one was missed or refused")
            .RequireAccess(Scopes.AssessmentsWrite, RoleSets.Clinicians)
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "IDENTIFIER_TAKEN")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "TIME_IN_FUTURE",
                "DATE_OUT_OF_ORDER",
                "TEST_INCOMPLETE",
                "TEST_NOT_TAKEN",
                "DUPLICATE",
                "INVALID_NPI",
                "UNKNOWN_REFERENCE",
                "CONFIRMATION_NOT_ALLOWED");
        episode.MapGet("/drug-tests/{drugTestId}", Get)
            .Operation("getDrugTest", "Read one drug test")
            .RequireAccess(Scopes.AssessmentsRead, RoleSets.CareReaders);
        episode.MapPost("/drug-tests/{drugTestId}/enter-in-error", EnterInError)
            .Operation("enterDrugTestInError", "Say that a drug test was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.AssessmentsWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
        episode.MapGet("/drug-test-summary", Summary)
            .Operation("getDrugTestSummary", "Count what the drug tests of an episode said over some days")
            .RequireAccess(Scopes.AssessmentsRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
        episode.MapGet("/incentives", Incentives)
            .Operation("getIncentives", "Show the points that negative tests in a row have earned, test by test")
            .RequireAccess(Scopes.AssessmentsRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
    }

    internal sealed record DrugTestQuery(
        [property: Description("First day of collection, of the programme.")] DateOnly? From,
        [property: Description("Last day of collection.")] DateOnly? To);

    internal sealed record SummaryQuery(
        [property: Description("First day; that of the request for treatment unless given.")] DateOnly? From,
        [property: Description("Last day; `asOf` unless given.")] DateOnly? To,
        [property: Description("As if the panels had nothing else; panels without it are left out.")] Substance? Substance);

    internal sealed record AsOfQuery(
        [property: Description("The programme's date; today unless given.")] DateOnly? AsOf,
        [property: Description("What was known at this instant; now unless given.")] DateTimeOffset? KnownAt);

    private static async Task<PageAnswer<DrugTestResponse>> List(
        Guid episodeId, [AsParameters] DrugTestQuery filter, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListDrugTests(new EpisodeId(episodeId), filter.From, filter.To, page), cancellationToken));

    private static async Task<CreatedAnswer<DrugTestResponse>> Record(
        Guid episodeId, DrugTestBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var test = await mediator.Send(new RecordDrugTest(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/drug-tests/{test.Id}", test);
    }

    private static async Task<OkAnswer<DrugTestResponse>> Get(
        Guid episodeId, Guid drugTestId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetDrugTest(new EpisodeId(episodeId), new DrugTestId(drugTestId)), cancellationToken));

    private static async Task<OkAnswer<DrugTestResponse>> EnterInError(
        Guid episodeId, Guid drugTestId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterDrugTestInError(new EpisodeId(episodeId), new DrugTestId(drugTestId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<DrugTestSummaryResponse>> Summary(
        Guid episodeId,
        [AsParameters] SummaryQuery days,
        [AsParameters] AsOfQuery query,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new GetDrugTestSummary(new EpisodeId(episodeId), days.From, days.To, days.Substance, query.AsOf, query.KnownAt), cancellationToken));

    private static async Task<OkAnswer<IncentivesResponse>> Incentives(
        Guid episodeId, [AsParameters] AsOfQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetIncentives(new EpisodeId(episodeId), query.AsOf, query.KnownAt), cancellationToken));
}
