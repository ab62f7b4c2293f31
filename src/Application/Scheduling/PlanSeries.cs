using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>A series, with its sessions as far ahead as policy wants them: all of them or none.</summary>
public sealed record PlanSeries(SeriesBody Body) : ICommand<SeriesResponse>;

internal sealed class PlanSeriesValidator : AbstractValidator<PlanSeries>
{
    public PlanSeriesValidator() => RuleFor(command => command.Body).SetValidator(new SeriesBodyValidator());
}

internal sealed class PlanSeriesHandler(IAppDbContext db, SessionParticipants participants, SeriesCalendar calendar, TimeProvider clock)
    : IRequestHandler<PlanSeries, SeriesResponse>
{
    public async Task<SeriesResponse> Handle(PlanSeries command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var now = clock.GetUtcNow();
        var program = await db.Programs.AsNoTracking().FirstOrDefaultAsync(program => program.Id == body.ProgramId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/programId");
        var setting = body.ToSetting();
        await db.RequireFacilitatorAsync(setting, cancellationToken);
        var found = await participants.FindAsync(body.Participants ?? [], program.Id, i => $"/participants/{i}/episodeId", cancellationToken);
        var schedule = body.ToSchedule();
        var series = SessionSeries.Plan(
            TypedId.New<SessionSeriesId>(now),
            program.OrganizationId,
            program.Id,
            new SeriesDesign(setting, body.BreakMinutes ?? 0, found),
            schedule,
            calendar.Starts(schedule),
            now);
        db.SessionSeries.Add(series);
        await calendar.PlanAsync(series, program, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return SeriesResponse.Of(series);
    }
}
