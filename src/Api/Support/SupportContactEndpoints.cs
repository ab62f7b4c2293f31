using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Support;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Support;

internal static class SupportContactEndpoints
{
    public static void MapSupportContacts(this IEndpointRouteBuilder api)
    {
        var contacts = api.MapGroup("/episodes/{episodeId}/support-contacts").WithTags(SupportAccess.Tag);

        contacts.MapGet("/", List)
            .Operation("listSupportContacts", "List whom a patient can turn to, recorded last first")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        contacts.MapPost("/", Create)
            .Operation("addSupportContact", "Add somebody whom the patient can turn to")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "CONTACT_UNREACHABLE", "PERIOD_ENDS_BEFORE_START");
        contacts.MapGet("/{contactId}", Get)
            .Operation("getSupportContact", "Read one support contact")
            .RequireAccess(Scopes.SupportRead, RoleSets.CareReaders);
        contacts.MapPut("/{contactId}", Update)
            .Operation("updateSupportContact", "Correct a support contact, or end it")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE", "DATE_OUT_OF_ORDER", "CONTACT_UNREACHABLE", "PERIOD_ENDS_BEFORE_START");

        contacts.MapPost("/{contactId}/enter-in-error", EnterInError)
            .Operation("enterSupportContactInError", "Say that a support contact was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.SupportWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    private static async Task<PageAnswer<SupportContactResponse>> List(
        Guid episodeId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListSupportContacts(new EpisodeId(episodeId), page), cancellationToken));

    private static async Task<CreatedAnswer<SupportContactResponse>> Create(
        Guid episodeId, SupportContactBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var created = await mediator.Send(new AddSupportContact(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/support-contacts/{created.Id}", created);
    }

    private static async Task<OkAnswer<SupportContactResponse>> Get(
        Guid episodeId, Guid contactId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetSupportContact(new EpisodeId(episodeId), new SupportContactId(contactId)), cancellationToken));

    private static async Task<OkAnswer<SupportContactResponse>> Update(
        Guid episodeId, Guid contactId, SupportContactBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new UpdateSupportContact(new EpisodeId(episodeId), new SupportContactId(contactId), ifMatch, body), cancellationToken));

    private static async Task<OkAnswer<SupportContactResponse>> EnterInError(
        Guid episodeId, Guid contactId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterSupportContactInError(new EpisodeId(episodeId), new SupportContactId(contactId), ifMatch, body), cancellationToken));
}
