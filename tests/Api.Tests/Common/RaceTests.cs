using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Common;

/// <summary>Many writers at the same moment.</summary>
public sealed class RaceTests
{
    [Fact]
    public async Task Fifty_identical_posts_under_one_key_make_one_row_and_get_equal_answers()
    {
        var client = (await TestOrganization.CreateAsync()).Client(Role.Counselor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.Post("/patients", Patient("Ada"), key: "one-and-the-same")));

        Assert.All(answers, answer => Assert.Equal(201, (int)answer.Status));
        Assert.Single(answers.Select(answer => (answer.Text, answer.ETag, answer.Headers["Location"])).Distinct());
        Assert.Single((await client.Get("/patients")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Fifty_posts_under_fifty_keys_make_fifty_rows()
    {
        var client = (await TestOrganization.CreateAsync()).Client(Role.Counselor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.Post("/patients", Patient("Ada"), key: $"key-{i}")));

        Assert.All(answers, answer => Assert.Equal(201, (int)answer.Status));
        Assert.Equal(50, answers.Select(answer => answer.Id).Distinct().Count());
        Assert.Equal(50, (await client.Get("/patients?limit=200")).Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Of_twenty_edits_with_one_ETag_one_wins_and_nineteen_get_412()
    {
        var client = (await TestOrganization.CreateAsync()).Client(Role.Counselor);
        var patient = await client.Post("/patients", Patient("Ada")).Succeeds();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => client.Put($"/patients/{patient.Id}", Patient($"Ada{i}"), patient.ETag)));

        var won = Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.Equal(19, answers.Count(answer => (int)answer.Status == 412 && answer.Code == "PRECONDITION_FAILED"));
        var stored = await client.Get($"/patients/{patient.Id}");
        Assert.Equal((won.Text, won.ETag), (stored.Text, stored.ETag));
        Assert.Equal(2, (int)stored["version"]!);
    }

    private static object Patient(string givenName) =>
        new { givenName, familyName = "Marsh", birthDate = "1990-04-01", administrativeSex = "Female" };
}
