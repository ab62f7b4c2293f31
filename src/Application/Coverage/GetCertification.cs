using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

public sealed record GetCertification(CertificationId CertificationId) : IQuery<CertificationResponse>;

internal sealed class GetCertificationHandler(IAppDbContext db) : IRequestHandler<GetCertification, CertificationResponse>
{
    public async Task<CertificationResponse> Handle(GetCertification query, CancellationToken cancellationToken) => CertificationResponse.Of(
        await db.Certifications.AsNoTracking().GetAsync(certification => certification.Id == query.CertificationId, cancellationToken));
}
