using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="Code">Only the versions of this curriculum.</param>
public sealed record ListCurricula(string? Code) : IQuery<Page<Curriculum>>;

internal sealed class ListCurriculaHandler : IRequestHandler<ListCurricula, Page<Curriculum>>
{
    public Task<Page<Curriculum>> Handle(ListCurricula query, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<Curriculum>(
            [.. Curricula.All.Where(curriculum => query.Code is null || curriculum.Code == query.Code)], null));
}
