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

    [PostgresFact]
    public async Task Of_two_series_for_one_room_one_wins_whole()
    {
        var calendar = await TestCalendar.CreateAsync();
        var other = new { facilitatorId = calendar.Organization.Supervisor.ToString() };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => calendar.Counselor.Post("/session-series", i % 2 == 0 ? SeriesTests.Body(calendar) : SeriesTests.Body(calendar).With(other))));

        var won = Assert.Single(answers, answer => (int)answer.Status == 201);
        Assert.Equal(7, answers.Count(answer => (int)answer.Status == 409 && answer.Code is "ROOM_BUSY" or "PRACTITIONER_BUSY"));
        Assert.Equal(4, (await calendar.Counselor.Get("/sessions").Succeeds())["items"]!.AsArray().Count(session => (string?)session!["seriesId"] == won.Id));
        Assert.Equal(4, (await calendar.Counselor.Get("/sessions").Succeeds())["items"]!.AsArray().Count);
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
