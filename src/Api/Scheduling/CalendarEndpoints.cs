using System.Reflection;
using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Http.Metadata;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling.Calendars;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Api.Scheduling;

internal static class CalendarEndpoints
{
    private static readonly Role[] Makers = [.. RoleSets.Clinicians, Role.Scheduler, Role.Patient];

    /// <summary>A practitioner's feed shows nothing that these do not see of every session.</summary>
    private static readonly Role[] PractitionerMakers = [.. RoleSets.Clinicians, Role.Scheduler];

    public static WebApplicationBuilder AddCalendars(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Calendars").Get<CalendarWindow>() ?? new CalendarWindow());
        return builder;
    }

    public static void MapCalendarTokens(this IEndpointRouteBuilder api)
    {
        var patient = api.MapGroup("/patients/{patientId}/calendar-tokens").WithTags("Scheduling");
        patient.MapGet("/", (Guid patientId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
                ListAsync(CalendarOwner.Of(new PatientId(patientId)), page, mediator, cancellationToken))
            .Operation("listPatientCalendarTokens", "List the subscriptions to a patient's appointments, newest first; no address is shown again")
            .RequireAccess(Scopes.SchedulingRead, [.. Makers, Role.PrivacyOfficer, Role.Auditor]);
        patient.MapPost("/", (Guid patientId, CalendarTokenBody body, IMediator mediator, CancellationToken cancellationToken) =>
                IssueAsync(CalendarOwner.Of(new PatientId(patientId)), $"/patients/{patientId}", body, mediator, cancellationToken))
            .Operation("issuePatientCalendarToken", "Make a secret address at which calendar programs find a patient's appointments; patients may do so themselves")
            .RequireAccess(Scopes.SchedulingWrite, Makers)
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR", "PATIENT_MERGED")
            .Refuses(StatusCodes.Status400BadRequest, "OUT_OF_RANGE")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "EXPIRES_IN_PAST");
        patient.MapGet("/{tokenId}", (Guid patientId, Guid tokenId, IMediator mediator, CancellationToken cancellationToken) =>
                GetAsync(CalendarOwner.Of(new PatientId(patientId)), tokenId, mediator, cancellationToken))
            .Operation("getPatientCalendarToken", "Read a subscription to a patient's appointments, without its address")
            .RequireAccess(Scopes.SchedulingRead, [.. Makers, Role.PrivacyOfficer, Role.Auditor]);
        patient.MapDelete("/{tokenId}", (Guid patientId, Guid tokenId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
                RevokeAsync(CalendarOwner.Of(new PatientId(patientId)), tokenId, ifMatch, mediator, cancellationToken))
            .Operation("revokePatientCalendarToken", "End a subscription at once; its address is as if it had never been")
            .RequireAccess(Scopes.SchedulingWrite, [.. Makers, Role.PrivacyOfficer])
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "TOKEN_REVOKED");

        var practitioner = api.MapGroup("/practitioners/{practitionerId}/calendar-tokens").WithTags("Scheduling");
        practitioner.MapGet("/", (Guid practitionerId, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
                ListAsync(CalendarOwner.Of(new PractitionerId(practitionerId)), page, mediator, cancellationToken))
            .Operation("listPractitionerCalendarTokens", "List the subscriptions to a practitioner's appointments, newest first; no address is shown again")
            .RequireAccess(Scopes.SchedulingRead, [.. PractitionerMakers, Role.PrivacyOfficer, Role.Auditor]);
        practitioner.MapPost("/", (Guid practitionerId, CalendarTokenBody body, IMediator mediator, CancellationToken cancellationToken) =>
                IssueAsync(CalendarOwner.Of(new PractitionerId(practitionerId)), $"/practitioners/{practitionerId}", body, mediator, cancellationToken))
            .Operation("issuePractitionerCalendarToken", "Make a secret address at which calendar programs find a practitioner's appointments, and no patient")
            .RequireAccess(Scopes.SchedulingWrite, PractitionerMakers)
            .Refuses(StatusCodes.Status409Conflict, "PRACTITIONER_NOT_ACTIVE")
            .Refuses(StatusCodes.Status400BadRequest, "OUT_OF_RANGE")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "EXPIRES_IN_PAST");
        practitioner.MapGet("/{calendarTokenId}", (Guid practitionerId, Guid calendarTokenId, IMediator mediator, CancellationToken cancellationToken) =>
                GetAsync(CalendarOwner.Of(new PractitionerId(practitionerId)), calendarTokenId, mediator, cancellationToken))
            .Operation("getPractitionerCalendarToken", "Read a subscription to a practitioner's appointments, without its address")
            .RequireAccess(Scopes.SchedulingRead, [.. PractitionerMakers, Role.PrivacyOfficer, Role.Auditor]);
        practitioner.MapDelete("/{calendarTokenId}", (Guid practitionerId, Guid calendarTokenId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
                RevokeAsync(CalendarOwner.Of(new PractitionerId(practitionerId)), calendarTokenId, ifMatch, mediator, cancellationToken))
            .Operation("revokePractitionerCalendarToken", "End a subscription at once; its address is as if it had never been")
            .RequireAccess(Scopes.SchedulingWrite, [.. PractitionerMakers, Role.PrivacyOfficer])
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "TOKEN_REVOKED");
    }

    /// <summary>Outside the versions of the API: it is not called by its clients, and the address is all that a caller has.</summary>
    public static void MapCalendarFeeds(this IEndpointRouteBuilder app) => app.MapGet("/calendars/{token}.ics", ReadAsync)
        .WithTags("Scheduling")
        .Operation("readCalendarFeed", "Read somebody's appointments as iCalendar (RFC 5545); the address is the permission")
        .AllowAnonymous()
        .WithMetadata(new SecretAddressMetadata())
        .Refuses(StatusCodes.Status404NotFound, "NOT_FOUND")
        .Refuses(StatusCodes.Status503ServiceUnavailable, "UNAVAILABLE");

    private static async Task<CalendarAnswer> ReadAsync(string token, IMediator mediator, CancellationToken cancellationToken) =>
        new((await mediator.Send(new ReadCalendarFeed(token), cancellationToken)).Content);

    private static async Task<PageAnswer<CalendarTokenResponse>> ListAsync(
        CalendarOwner owner, PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListCalendarTokens(owner, page), cancellationToken));

    private static async Task<CreatedAnswer<IssuedCalendarTokenResponse>> IssueAsync(
        CalendarOwner owner, string path, CalendarTokenBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var issued = await mediator.Send(new IssueCalendarToken(owner, body), cancellationToken);
        return Answer.Created($"{path}/calendar-tokens/{issued.Token.Id}", issued);
    }

    private static async Task<OkAnswer<CalendarTokenResponse>> GetAsync(
        CalendarOwner owner, Guid tokenId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetCalendarToken(owner, new CalendarTokenId(tokenId)), cancellationToken));

    private static async Task<OkAnswer<CalendarTokenResponse>> RevokeAsync(
        CalendarOwner owner, Guid tokenId, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new RevokeCalendarToken(owner, new CalendarTokenId(tokenId), ifMatch), cancellationToken));
}

/// <summary>iCalendar with a strong ETag of its bytes; 304 for who has them.</summary>
internal sealed class CalendarAnswer(byte[] content) : IResult, IEndpointMetadataProvider
{
    private const string MediaType = "text/calendar";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"";
        response.Headers.ETag = etag;
        // Asked for each time: a token that was revoked shows nothing from then on.
        response.Headers.CacheControl = "private, no-cache";
        if (httpContext.Request.Headers.IfNoneMatch.Any(known => known == etag || known == "*"))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = $"{MediaType}; charset=utf-8";
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [MediaType]));
        builder.Metadata.Add(new ETagMetadata(StatusCodes.Status200OK));
    }
}
