using System.ComponentModel;
using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Skills;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;

namespace TreatmentPlans.Api.Skills;

internal static class SkillEndpoints
{
    /// <summary>Patients do for themselves, staff for them.</summary>
    private static readonly Role[] Writers = [.. RoleSets.Clinicians, Role.Patient];

    public static void MapSkills(this IEndpointRouteBuilder api)
    {
        api.MapGet("/skills", ListSkills)
            .WithTags("Skills")
            .Operation("listSkills", "List the skills, what one does, and where they help; the whole catalogue on one page")
            .RequireAccess(Scopes.SkillsRead);

        var episode = api.MapGroup("/episodes/{episodeId}").WithTags("Skills");

        episode.MapGet("/skills", Mastery)
            .Operation("getSkillMastery", "Show how far a patient is with each skill; computed, never set")
            .RequireAccess(Scopes.SkillsRead, RoleSets.CareReaders)
            .Refuses(StatusCodes.Status422UnprocessableEntity, "DATE_IN_FUTURE");
        episode.MapGet("/skill-practices", List)
            .Operation("listSkillPractices", "List when a patient practised skills, recorded last first")
            .RequireAccess(Scopes.SkillsRead, RoleSets.CareReaders);
        episode.MapPost("/skill-practices", Record)
            .Operation("recordSkillPractice", "Record that a skill was practised or used; patients do it for themselves")
            .RequireAccess(Scopes.SkillsWrite, Writers)
            .Refuses(StatusCodes.Status409Conflict, "EPISODE_NOT_IN_CARE", "ENTERED_IN_ERROR")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "TIME_IN_FUTURE", "DATE_OUT_OF_ORDER", "UNKNOWN_REFERENCE");
        episode.MapGet("/skill-practices/{practiceId}", Get)
            .Operation("getSkillPractice", "Read one skill practice")
            .RequireAccess(Scopes.SkillsRead, RoleSets.CareReaders);
        episode.MapPost("/skill-practices/{practiceId}/enter-in-error", EnterInError)
            .Operation("enterSkillPracticeInError", "Say that a skill practice was recorded by mistake; it stays readable")
            .RequireAccess(Scopes.SkillsWrite, RoleSets.Clinicians)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status409Conflict, "ENTERED_IN_ERROR");
    }

    internal sealed record SkillQuery(
        [property: Description("Only those of this category.")] SkillCategory? Category,
        [property: Description("Only those that help in this situation.")] RiskSituation? Situation);

    internal sealed record AsOfQuery(
        [property: Description("The programme's date; today unless given.")] DateOnly? AsOf,
        [property: Description("What was known at this instant; now unless given.")] DateTimeOffset? KnownAt);

    private static async Task<PageAnswer<Skill>> ListSkills(
        [AsParameters] SkillQuery filter, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListSkills(filter.Category, filter.Situation), cancellationToken));

    private static async Task<OkAnswer<SkillMasteryResponse>> Mastery(
        Guid episodeId, [AsParameters] AsOfQuery query, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetSkillMastery(new EpisodeId(episodeId), query.AsOf, query.KnownAt), cancellationToken));

    private static async Task<PageAnswer<SkillPracticeResponse>> List(
        Guid episodeId,
        [Description("Only those of this skill.")] string? skillCode,
        [AsParameters] PageQuery page,
        IMediator mediator,
        CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListSkillPractices(new EpisodeId(episodeId), skillCode, page), cancellationToken));

    private static async Task<CreatedAnswer<SkillPracticeResponse>> Record(
        Guid episodeId, SkillPracticeBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var practice = await mediator.Send(new RecordSkillPractice(new EpisodeId(episodeId), body), cancellationToken);
        return Answer.Created($"/episodes/{episodeId}/skill-practices/{practice.Id}", practice);
    }

    private static async Task<OkAnswer<SkillPracticeResponse>> Get(
        Guid episodeId, Guid practiceId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetSkillPractice(new EpisodeId(episodeId), new SkillPracticeId(practiceId)), cancellationToken));

    private static async Task<OkAnswer<SkillPracticeResponse>> EnterInError(
        Guid episodeId, Guid practiceId, EnterInErrorBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(
            new EnterSkillPracticeInError(new EpisodeId(episodeId), new SkillPracticeId(practiceId), ifMatch, body), cancellationToken));
}
