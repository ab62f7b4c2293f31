using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="EpisodeId">Of the patient, in care in the group's programme.</param>
/// <param name="From">First day; today, or the group's first day if that is later, unless given.</param>
/// <param name="Waitlist">True to wait for a seat where none is free; seats that come free go to those who wait, in order.</param>
/// <param name="OverCapacityReason">Why a supervisor goes over the capacity where no seat is free.</param>
public sealed record EnrolmentBody(EpisodeId EpisodeId, DateOnly? From, bool? Waitlist, string? OverCapacityReason);

public sealed record EnrolPatient(TherapyGroupId GroupId, EnrolmentBody Body) : ICommand<EnrolmentResponse>;

internal sealed class EnrolPatientValidator : AbstractValidator<EnrolPatient>
{
    public EnrolPatientValidator() => RuleFor(command => command.Body.OverCapacityReason).MaxLength(Limits.Reason);
}

internal sealed class EnrolPatientHandler(IAppDbContext db, ICaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<EnrolPatient, EnrolmentResponse>
{
    public async Task<EnrolmentResponse> Handle(EnrolPatient command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        await db.LockAsync<TherapyGroup>(command.GroupId.Value, cancellationToken);
        var group = await db.TherapyGroups.GetAsync(g => g.Id == command.GroupId, cancellationToken);
        var episode = await db.Episodes.AsNoTracking().FirstOrDefaultAsync(e => e.Id == body.EpisodeId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/episodeId");
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.Id == episode.PatientId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(p => p.Id == group.ProgramId, cancellationToken);
        if (await db.Enrolments.Standing().AnyAsync(e => e.GroupId == group.Id && e.PatientId == patient.Id, cancellationToken))
        {
            throw GroupErrors.AlreadyEnrolled();
        }

        var now = clock.GetUtcNow();
        var enrolment = Enrolment.Enrol(
            TypedId.New<EnrolmentId>(now),
            group,
            await db.SeatsAsync(group, cancellationToken),
            patient,
            episode,
            program,
            new EnrolmentWish(body.From, body.Waitlist is true, body.OverCapacityReason),
            caller.Roles.Contains(Role.Supervisor),
            now);
        db.Enrolments.Add(enrolment);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<EnrolmentResponse>(enrolment);
    }
}
