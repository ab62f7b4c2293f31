using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

public sealed record UpdateGroup(TherapyGroupId GroupId, GroupBody Body, IfMatch IfMatch) : ICommand<GroupResponse>;

internal sealed class UpdateGroupValidator : AbstractValidator<UpdateGroup>
{
    public UpdateGroupValidator() => RuleFor(command => command.Body).SetValidator(new GroupBodyValidator());
}

internal sealed class UpdateGroupHandler(IAppDbContext db, GroupRoster roster, TimeProvider clock, IMapper mapper)
    : IRequestHandler<UpdateGroup, GroupResponse>
{
    public async Task<GroupResponse> Handle(UpdateGroup command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        await db.LockAsync<TherapyGroup>(command.GroupId.Value, cancellationToken);
        var group = await db.TherapyGroups.GetForChangeAsync(g => g.Id == command.GroupId, command.IfMatch, cancellationToken);
        if (body.ProgramId != group.ProgramId)
        {
            throw GroupErrors.KindFixed("/programId");
        }

        if (body.SessionType != group.SessionType)
        {
            throw GroupErrors.KindFixed("/sessionType");
        }

        var program = await db.Programs.AsNoTracking().SingleAsync(p => p.Id == group.ProgramId, cancellationToken);
        var now = clock.GetUtcNow();
        group.Update(program, body.ToDetails(), await db.FacilitatorsAsync(body, cancellationToken), now);
        await db.GiveSeatsAsync(group, program, roster, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<GroupResponse>(group);
    }
}
