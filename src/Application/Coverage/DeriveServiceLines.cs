using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Those that are marked.</summary>
internal sealed record FindEpisodesToBill : IQuery<IReadOnlyList<EpisodeId>>;

internal sealed class FindEpisodesToBillHandler(IAppDbContext db) : IRequestHandler<FindEpisodesToBill, IReadOnlyList<EpisodeId>>
{
    public async Task<IReadOnlyList<EpisodeId>> Handle(FindEpisodesToBill query, CancellationToken cancellationToken) =>
        await db.BillingMarks.AsNoTracking().Select(mark => mark.EpisodeId).Distinct().ToListAsync(cancellationToken);
}

/// <summary>Lets the service lines of an episode follow what is known now (BIL-12, BIL-14). Again, it changes nothing.</summary>
public sealed record DeriveServiceLines(EpisodeId EpisodeId) : ICommand<Unit>;

internal sealed class DeriveServiceLinesHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<DeriveServiceLines, Unit>
{
    public async Task<Unit> Handle(DeriveServiceLines command, CancellationToken cancellationToken)
    {
        var id = command.EpisodeId;
        await db.LockAsync<Episode>(id.Value, cancellationToken);

        // Read before the facts: what is marked later stays marked.
        var marks = await db.BillingMarks.Where(mark => mark.EpisodeId == id).ToListAsync(cancellationToken);
        if (marks.Count == 0)
        {
            return Unit.Value;
        }

        var now = clock.GetUtcNow();
        var (episode, program, today, _) = await db.GetEpisodeAsOfAsync(id, null, null, now, cancellationToken);
        var (patientId, programId) = (episode.PatientId, episode.ProgramId);
        var batch = new QueryBatch();
        var attendance = batch.Add(
            from record in db.AttendanceRecords.AsNoTracking()
            join session in db.Sessions on record.SessionId equals session.Id
            where record.EpisodeId == id && (session.Status == SessionStatus.Completed || session.Status == SessionStatus.Locked)
            select new
            {
                Record = record,
                session.Type,
                IsLocked = session.Status == SessionStatus.Locked,
                IsSigned = db.SessionNotes.Any(note =>
                    note.SessionId == record.SessionId && note.PatientId == record.PatientId && note.Status == SessionNoteStatus.Signed),
            });
        var tests = batch.Add(db.DrugTests.AsNoTracking().Where(test => test.EpisodeId == id));
        var coverages = batch.Add(db.Coverages.AsNoTracking().Where(coverage => coverage.PatientId == patientId));
        var contracts = batch.Add(db.PayerContracts.AsNoTracking().Where(contract => contract.ProgramId == programId));
        await db.RunAsync(batch, cancellationToken);
        var billing = await db.EpisodeBillings.FirstOrDefaultAsync(billing => billing.EpisodeId == id, cancellationToken);

        var standingCoverages = coverages.Rows
            .Where(coverage => coverage.EnteredInError is null)
            .Select(coverage => KeyValuePair.Create(coverage.Id, coverage.Terms))
            .ToList();
        var standingContracts = contracts.Rows.Where(contract => contract.EnteredInError is null).Select(contract => contract.Terms).ToList();
        IEnumerable<ServiceFact?> facts = episode.EnteredInError is not null
            ? []
            :
            [
                // Who came late to a video session was not on site either.
                .. attendance.Rows.Select(row => row.Record.AsOf(today, now) is { } evidence
                    && ServiceFact.Of(evidence, row.Type, row.IsSigned, row.IsLocked) is { } fact
                        ? fact with { IsVirtual = row.Record.Log is [.., { VirtualPresence: not null }] }
                        : null),
                .. tests.Rows.Select(ServiceFact.Of),
            ];
        var lines = ServiceLines.Derive(
            facts.OfType<ServiceFact>(), day => PayersOfDay.ContractOn(day, standingCoverages, standingContracts));

        if (billing is null)
        {
            billing = EpisodeBilling.Open(episode);
            if (billing.Follow(lines, now))
            {
                db.EpisodeBillings.Add(billing);
            }
        }
        else
        {
            billing.Follow(lines, now);
        }

        db.BillingMarks.RemoveRange(marks);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
