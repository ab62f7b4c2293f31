using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Coverage;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Coverage;

internal static class CertificationEndpoints
{
    private const string Tag = "Coverage";

    public static void MapCertifications(this IEndpointRouteBuilder api)
    {
        var ofEpisode = api.MapGroup("/episodes/{episodeId}/certifications").WithTags(Tag);
        var certification = api.MapGroup("/certifications/{certificationId}").WithTags(Tag);

        ofEpisode.MapGet("/", List)
            .Operation("listCertifications", "List physicians' certifications of the need for care, recorded last first")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders);
        ofEpisode.MapPost("/", Record)
            .Operation("recordCertification", "Certify, as a physician, that the patient needs this care; Medicare asks for it every other month")
            .RequireAccess(Scopes.CoverageWrite, Role.Physician)
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "CREDENTIAL_NOT_ACTIVE", "HOURS_BELOW_MINIMUM");
        certification.MapGet("/", Get)
            .Operation("getCertification", "Read one certification, with the day by which the next one is due")
            .RequireAccess(Scopes.CoverageRead, RoleSets.ClinicalReaders);
        certification.MapPost("/enter-in-error", EnterInError)
            .Operation("enterCertificationInError", "Say that a certification was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.CoverageWrite, Role.Physician, Role.Supervisor)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<CertificationResponse>> List(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListCertifications(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<CertificationResponse>> Record(
        Guid episodeId, CertificationBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var recorded = await mediator.Send(new RecordCertification(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/certifications/{recorded.Id}", recorded);
    }

    private static async Task<OkAnswer<CertificationResponse>> Get(Guid certificationId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetCertification(new CertificationId(certificationId)), cancellationToken));

    private static async Task<OkAnswer<CertificationResponse>> EnterInError(
        Guid certificationId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterCertificationInError(new CertificationId(certificationId), ifMatch, body), cancellationToken));
}
