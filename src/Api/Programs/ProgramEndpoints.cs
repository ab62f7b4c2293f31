using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Programs;

internal static class ProgramEndpoints
{
    private static readonly string[] SettingsRefusals =
        ["UNKNOWN_TIME_ZONE", "UNKNOWN_LEVEL_OF_CARE", "WRONG_CURRENCY", "DUPLICATE", "POLICY_INCOMPLETE", "POLICY_CONTRADICTORY"];

    public static void MapPrograms(this IEndpointRouteBuilder api)
    {
        var programs = api.MapGroup("/programs").WithTags("Programs");

        programs.MapGet("/", List)
            .Operation("listPrograms", "List the programmes of the organization, newest first")
            .RequireAccess(Scopes.ProgramsRead);
        programs.MapPost("/", Create)
            .Operation("createProgram", "Set up a programme: zone, closures, levels of care, rates, policies")
            .RequireAccess(Scopes.ProgramsWrite, Role.Administrator)
            .Refuses(StatusCodes.Status422UnprocessableEntity, SettingsRefusals);
        programs.MapGet("/{programId}", Get)
            .Operation("getProgram", "Read a programme with every policy number spelled out")
            .RequireAccess(Scopes.ProgramsRead);
        programs.MapPut("/{programId}", Update)
            .Operation("updateProgram", "Replace the set-up of a programme; policies that took effect stay as they are")
            .RequireAccess(Scopes.ProgramsWrite, Role.Administrator)
            .RequiresIfMatch()
            .Refuses(StatusCodes.Status422UnprocessableEntity, [.. SettingsRefusals, "POLICY_IN_FORCE", "POLICY_BACKDATED"]);

        api.MapGet("/levels-of-care", ListLevels)
            .WithTags("Programs")
            .Operation("listLevelsOfCare", "List the levels of care of both ASAM editions; the whole catalogue on one page")
            .RequireAccess(Scopes.ProgramsRead);
    }

    private static async Task<PageAnswer<ProgramResponse>> List(
        [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListPrograms(page), cancellationToken));

    private static async Task<CreatedAnswer<ProgramResponse>> Create(
        ProgramBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var program = await mediator.Send(new CreateProgram(body), cancellationToken);
        return Answer.Created($"/programs/{program.Id}", program);
    }

    private static async Task<OkAnswer<ProgramResponse>> Get(Guid programId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetProgram(new ProgramId(programId)), cancellationToken));

    private static async Task<OkAnswer<ProgramResponse>> Update(
        Guid programId, ProgramBody body, IfMatchHeader ifMatch, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new UpdateProgram(new ProgramId(programId), body, ifMatch), cancellationToken));

    private static async Task<PageAnswer<LevelOfCareResponse>> ListLevels(
        AsamEdition? edition, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListLevelsOfCare(edition), cancellationToken));
}
