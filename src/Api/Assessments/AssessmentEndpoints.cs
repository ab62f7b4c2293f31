using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Assessments;

internal static class AssessmentEndpoints
{
    public static void MapAssessments(this IEndpointRouteBuilder api)
    {
        var instruments = api.MapGroup("/instruments").WithTags("Assessments");
        instruments.MapGet("/", ListInstruments)
            .Operation("listInstruments", "List the instruments with their items, scores and bands; the whole catalogue on one page")
            .RequireAccess(Scopes.AssessmentsRead);
        instruments.MapGet("/{instrumentCode}", GetInstrument)
            .Operation("getInstrument", "Read one instrument: what it asks, what may be answered, how it is scored")
            .RequireAccess(Scopes.AssessmentsRead);

        var ofEpisode = api.MapGroup("/episodes/{episodeId}").WithTags("Assessments");
        ofEpisode.MapGet("/assessments", List)
            .Operation("listAssessments", "List what was answered in an episode, recorded last first")
            .RequireAccess(Scopes.AssessmentsRead, RoleSets.CareReaders);
        ofEpisode.MapPost("/assessments", Record)
            .Operation("recordAssessment", "Record the answers to an instrument; the server scores them and raises what they call for")
            .RequireAccess(Scopes.AssessmentsWrite, [.. RoleSets.Clinicians, Role.Patient])
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity,
                "INSTRUMENT_NOT_SELF_REPORTED",
                "TIME_IN_FUTURE",
                "DATE_OUT_OF_ORDER",
                "VARIANT_REQUIRED",
                "VARIANT_NOT_TAKEN",
                "UNKNOWN_ITEM",
                "DUPLICATE",
                "ITEM_OUT_OF_RANGE",
                "ITEM_NOT_ASKED",
                "ITEM_MISSING",
                "SCORE_MISMATCH");
        ofEpisode.MapGet("/assessment-schedule", Schedule)
            .Operation("getAssessmentSchedule", "Read which instruments are due when, and why")
            .RequireAccess(Scopes.AssessmentsRead, RoleSets.CareReaders);

        var assessments = api.MapGroup("/assessments/{assessmentId}").WithTags("Assessments");
        assessments.MapGet("/", Get)
            .Operation("getAssessment", "Read one assessment: answers, scores, bands and flags")
            .RequireAccess(Scopes.AssessmentsRead, RoleSets.CareReaders);
        assessments.MapPost("/enter-in-error", EnterInError)
            .Operation("enterAssessmentInError", "Say that an assessment was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.AssessmentsWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<InstrumentResponse>> ListInstruments(IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListInstruments(), cancellationToken));

    private static async Task<OkAnswer<InstrumentResponse>> GetInstrument(
        string instrumentCode, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetInstrument(instrumentCode), cancellationToken));

    private static async Task<PageAnswer<AssessmentResponse>> List(
        Guid episodeId,
        [Description("Only of this instrument.")] InstrumentCode? instrument,
        [Description("Only those answered on this day of the programme or later.")] DateOnly? from,
        [Description("Only those answered on this day of the programme or earlier.")] DateOnly? to,
        [AsParameters] PageQuery page,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListAssessments(new EpisodeId(episodeId), instrument, from, to, page), cancellationToken));

    private static async Task<CreatedAnswer<AssessmentResponse>> Record(
        Guid episodeId, AssessmentBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var assessment = await mediator.Send(new RecordAssessment(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/assessments/{assessment.Id}", assessment);
    }

    private static async Task<OkAnswer<AssessmentScheduleResponse>> Schedule(
        Guid episodeId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetAssessmentSchedule(new EpisodeId(episodeId)), cancellationToken));

    private static async Task<OkAnswer<AssessmentResponse>> Get(Guid assessmentId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetAssessment(new AssessmentId(assessmentId)), cancellationToken));

    private static async Task<OkAnswer<AssessmentResponse>> EnterInError(
        Guid assessmentId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new EnterAssessmentInError(new AssessmentId(assessmentId), ifMatch, body), cancellationToken));
}
