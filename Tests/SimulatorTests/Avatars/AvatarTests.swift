import Testing

@testable import Simulator

struct AvatarTests {
    @Test func thereAreTwelveDifferentPictures() async throws {
        try await withSimulator { outside in
            var files: Set<String> = []
            for number in 1...12 {
                let answer = try await outside.get("/avatars/\(number).png")
                #expect(answer.status == 200 && answer.headers["content-type"] == "image/png")
                files.insert(answer.body)
            }
            #expect(files.count == 12)
            for wrong in ["0.png", "13.png", "01.png", "1.gif", "x.png"] {
                #expect(try await outside.get("/avatars/\(wrong)").status == 404)
            }
        }
    }

    @Test func pictureIsASquareOf132() throws {
        let file = try #require(try Avatars().file(1))
        #expect(file.prefix(4).elementsEqual([0x89, 0x50, 0x4E, 0x47]))
        #expect(Array(file[16..<24]) == [0, 0, 0, 132, 0, 0, 0, 132])
        #expect(Set(Avatar.all.map(\.name)).count == 12 && Set(Avatar.all.map(\.ground)).count == 12)
    }

    @Test func shapesHoldTheirPoints() {
        #expect(Shape.oval(50, 50, 20, 10).spans(at: 50) == [40...60])
        #expect(Shape.circle(50, 50, 10).spans(at: 61) == [])
        #expect(Shape.circle(50, 50, 10).spans(at: 44) == [42...58])
        let dome = Shape.dome(x: 50, y: 50, width: 20, height: 20)
        #expect(dome.spans(at: 44) == [42...58] && dome.spans(at: 56) == [] && dome.height == 40...50)
        let teeth = Shape.corners(0, 0, 10, 20, 20, 0, 30, 20, 40, 0, 40, 40, 0, 40)
        #expect(teeth.spans(at: 10) == [0...5, 15...25, 35...40] && teeth.height == 0...40)
    }
}
