using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

public sealed record CreateGroup(GroupBody Body) : ICommand<GroupResponse>;

internal sealed class CreateGroupValidator : AbstractValidator<CreateGroup>
{
    public CreateGroupValidator() => RuleFor(command => command.Body).SetValidator(new GroupBodyValidator());
}

internal sealed class CreateGroupHandler(IAppDbContext db, TimeProvider clock, IMapper mapper) : IRequestHandler<CreateGroup, GroupResponse>
{
    public async Task<GroupResponse> Handle(CreateGroup command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var program = await db.Programs.AsNoTracking().FirstOrDefaultAsync(p => p.Id == body.ProgramId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/programId");
        var now = clock.GetUtcNow();
        var facilitators = await db.FacilitatorsAsync(body, cancellationToken);
        var group = TherapyGroup.Create(TypedId.New<TherapyGroupId>(now), program, body.SessionType, body.ToDetails(), facilitators, now);
        db.TherapyGroups.Add(group);
        await db.SaveChangesAsync(cancellationToken);
        return mapper.Map<GroupResponse>(group);
    }
}
