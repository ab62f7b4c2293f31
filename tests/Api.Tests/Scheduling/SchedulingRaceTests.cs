using Microsoft.EntityFrameworkCore;
using Npgsql;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Api.Tests.Scheduling;

/// <summary>Many writers for one seat, one room, one person: one wins, and the others are told what they lost.</summary>
public sealed class SchedulingRaceTests
{
    private const int Writers = 50;

    [PostgresFact]
    public async Task Of_fifty_for_the_last_seat_one_wins()
    {
        var calendar = await TestCalendar.CreateAsync();
        var patients = new List<TestParticipant>();
        for (var i = 0; i < Writers; i++)
        {
            patients.Add(await calendar.PatientAsync());
        }

        var session = await calendar.Counselor.Post("/sessions", calendar.Body("2026-01-12").With(new { type = "Individual" })).Succeeds();

        var answers = await Task.WhenAll(patients.Select(patient =>
            calendar.Counselor.Post($"/sessions/{session.Id}/attendance", new { episodeId = patient.EpisodeId })));

        Assert.Single(answers, answer => (int)answer.Status == 201);
        Assert.Equal(Writers - 1, answers.Count(answer => (int)answer.Status == 409 && answer.Code == "SESSION_FULL"));
        Assert.Single((await calendar.Counselor.Get($"/sessions/{session.Id}/attendance?limit=200").Succeeds())["items"]!.AsArray());
    }

    [PostgresFact]
    public async Task Of_twenty_sessions_for_one_room_one_wins()
    {
        var calendar = await TestCalendar.CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => calendar.Counselor.Post(
            "/sessions",
            calendar.Body("2026-01-12").With(new { facilitatorId = (i % 2 == 0 ? calendar.Organization.Counselor : calendar.Organization.Supervisor).ToString() }))));

        Assert.Single(answers, answer => (int)answer.Status == 201);
        Assert.All(
            answers.Where(answer => (int)answer.Status != 201),
            answer => Assert.True((int)answer.Status == 409 && answer.Code is "ROOM_BUSY" or "PRACTITIONER_BUSY", answer.ToString()));
        Assert.Single((await calendar.Counselor.Get("/sessions").Succeeds())["items"]!.AsArray());
    }

    /// <summary>The second wall: what no request can do, a statement cannot either.</summary>
    [PostgresFact]
    public async Task PostgreSQL_itself_refuses_a_second_booking_of_a_room()
    {
        var calendar = await TestCalendar.CreateAsync();
        await calendar.ScheduleAsync("2026-01-12");

        await calendar.Organization.ReadAsync(async db =>
        {
            var held = await db.Bookings.SingleAsync(booking => booking.Kind == ResourceKind.Room);
            db.Add(held with { HolderId = calendar.Organization.Supervisor.Value });
            var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(default));
            Assert.Equal("ex_booking_once", Assert.IsType<PostgresException>(refused.InnerException).ConstraintName);
        });
    }
}
