import ArgumentParser
import Foundation

/// A value from the command line, or from the environment, or the default: in this order.
struct Setting {
    let variable: String

    func text(_ option: String?, or standard: String) -> String {
        option ?? environment ?? standard
    }

    /// Throws a sentence that names the variable where it holds no number in the range.
    func number(_ option: Int?, or standard: Int, in range: ClosedRange<Int>) throws -> Int {
        if let option {
            guard range.contains(option) else {
                throw ValidationError("\(variable): \(option) 不在 \(range.lowerBound)–\(range.upperBound) 之间。")
            }
            return option
        }
        guard let text = environment else { return standard }
        guard let number = Int(text), range.contains(number) else {
            throw ValidationError("环境变量 \(variable)=\(text) 应为 \(range.lowerBound)–\(range.upperBound) 之间的整数。")
        }
        return number
    }

    /// Throws a sentence where nothing gives the value.
    func required(_ option: String?, _ meaning: String) throws -> String {
        guard let value = option ?? environment, !value.isEmpty else {
            throw ValidationError("缺少\(meaning)：请设置环境变量 \(variable)，或加 --demo 使用模拟环境。")
        }
        return value
    }

    private var environment: String? {
        ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
}
