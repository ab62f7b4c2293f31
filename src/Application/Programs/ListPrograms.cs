using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Application.Programs;

public sealed record ListPrograms(PageRequest Page) : IQuery<Page<ProgramResponse>>;

internal sealed class ListProgramsHandler(IAppDbContext db, ICursors cursors) : IRequestHandler<ListPrograms, Page<ProgramResponse>>
{
    public Task<Page<ProgramResponse>> Handle(ListPrograms query, CancellationToken cancellationToken) =>
        db.Programs.AsNoTracking().ToPageAsync(p => p.Id, query.Page, "programs", cursors, ProgramResponse.Of, cancellationToken);
}
