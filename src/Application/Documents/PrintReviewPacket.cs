using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Documents;

/// <summary>The same as <see cref="GetReviewPacket"/>, to read: with the names of whom it is about and of who pays.</summary>
public sealed record PrintReviewPacket(EpisodeId EpisodeId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<Document>;

internal sealed class PrintReviewPacketHandler(IMediator mediator, IAppDbContext db) : IRequestHandler<PrintReviewPacket, Document>
{
    public async Task<Document> Handle(PrintReviewPacket query, CancellationToken cancellationToken)
    {
        var packet = await mediator.Send(new GetReviewPacket(query.EpisodeId, query.AsOf, query.KnownAt), cancellationToken);
        var patient = await db.Patients.AsNoTracking().GetAsync(patient => patient.Id == packet.PatientId, cancellationToken);
        var program = await db.ProgramOfAsync(packet.EpisodeId, cancellationToken);
        var coverages = await db.Coverages.AsNoTracking().Where(coverage => coverage.PatientId == packet.PatientId).ToListAsync(cancellationToken);
        return ReviewPacketDocument.Write(
            packet,
            JsonSerializer.Deserialize<ReviewPacketContent>(packet.Content.Utf8.Span, DomainJson.Options)!,
            patient,
            program,
            [
                .. coverages
                    .Where(coverage => coverage.EnteredInError is null && coverage.Terms.From <= packet.AsOf && !(coverage.Terms.To < packet.AsOf))
                    .OrderBy(coverage => coverage.Terms.Priority),
            ]);
    }
}
