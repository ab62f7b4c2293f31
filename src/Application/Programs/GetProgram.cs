using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Programs;

public sealed record GetProgram(ProgramId ProgramId) : IQuery<ProgramResponse>;

internal sealed class GetProgramHandler(IAppDbContext db) : IRequestHandler<GetProgram, ProgramResponse>
{
    public async Task<ProgramResponse> Handle(GetProgram query, CancellationToken cancellationToken) =>
        ProgramResponse.Of(await db.Programs.AsNoTracking().GetAsync(p => p.Id == query.ProgramId, cancellationToken));
}
